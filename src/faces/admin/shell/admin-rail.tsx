import { IconDots, IconLogout, IconUserCircle } from "@tabler/icons-react";
import { NavLink } from "react-router";
import type { MeMessage } from "../../../contract/messages/sign-in";
import { isAtLeast } from "../../../domain/member/role";
import { Wordmark } from "../../../ui/wordmark";
import { WaitingBadge } from "../conflicts/waiting-badge";
import { ROLE_WORDS } from "../people/role-wording";
import styles from "./admin-rail.module.css";
import { SECTIONS } from "./sections";
import { useSignOut } from "./use-sign-out";

/** The way between the sections, and who is signed in where: a rail at the side, a bar at the foot of a phone. */
export function AdminRail({ me }: { readonly me: MeMessage }) {
  const { busy, signOut } = useSignOut();
  return (
    <div className={styles.rail}>
      <a className={styles.home} href="/" aria-label="Tearoff: front page">
        <Wordmark />
      </a>
      <p className={styles.shop}>
        <bdi>{me.workspace.name}</bdi>
        {me.workspace.demo && <span className={styles.demo}>Demo</span>}
      </p>
      <nav aria-label="Admin">
        <ul className={styles.sections}>
          {SECTIONS.filter(({ needed }) => isAtLeast(me.role, needed)).map((section) => (
            <li key={section.path} data-in-bar={section.inPhoneBar ? "" : undefined}>
              <NavLink className={styles.section ?? ""} to={section.path} end={section.path === "/admin"}>
                <section.icon size={22} stroke={1.75} aria-hidden="true" />
                {section.label}
                {section.counts === "waiting" && <WaitingBadge />}
              </NavLink>
            </li>
          ))}
          <li data-phone-only="" data-in-bar="">
            <NavLink className={styles.section ?? ""} to="/admin/more">
              <IconDots size={22} stroke={1.75} aria-hidden="true" />
              More
            </NavLink>
          </li>
        </ul>
      </nav>
      <div className={styles.foot}>
        <NavLink className={styles.section ?? ""} to="/admin/account" aria-label={`Your account: ${me.name}, ${ROLE_WORDS[me.role].name.toLowerCase()}`}>
          <IconUserCircle size={22} stroke={1.75} aria-hidden="true" />
          <span className={styles.who}>
            <bdi>{me.name}</bdi>
            <span className={styles.role}>{ROLE_WORDS[me.role].name}</span>
          </span>
        </NavLink>
        <button type="button" className={styles.section} aria-disabled={busy} onClick={signOut}>
          <IconLogout size={22} stroke={1.75} aria-hidden="true" />
          {busy ? "Signing out…" : "Sign out"}
        </button>
      </div>
    </div>
  );
}
