import { IconUserCircle } from "@tabler/icons-react";
import { Link } from "react-router";
import { ActionButton } from "../../../ui/action-button";
import { isAtLeast } from "../../../domain/member/role";
import { useMe } from "../admin-services";
import { WaitingBadge } from "../conflicts/waiting-badge";
import { PageHeader } from "../parts/page-header";
import partStyles from "../parts/parts.module.css";
import { ROLE_WORDS } from "../people/role-wording";
import styles from "./admin-shell.module.css";
import rowStyles from "./admin-rail.module.css";
import { SECTIONS } from "./sections";
import { useSignOut } from "./use-sign-out";

/** On a phone: what has no room in the bar. */
export function MorePage() {
  const me = useMe();
  const { busy, signOut } = useSignOut();
  const sections = SECTIONS.filter(({ inPhoneBar, needed }) => !inPhoneBar && isAtLeast(me.role, needed));
  return (
    <>
      <PageHeader title="More" />
      <p className={partStyles.quiet}>
        <bdi>{me.workspace.name}</bdi> · signed in as <bdi>{me.name}</bdi>, {ROLE_WORDS[me.role].name.toLowerCase()}
      </p>
      <ul className={styles.links}>
        {sections.map((section) => (
          <li key={section.path}>
            <Link className={rowStyles.moreLink} to={section.path}>
              <section.icon size={22} stroke={1.75} aria-hidden="true" />
              {section.label}
              {section.counts === "waiting" && <WaitingBadge />}
            </Link>
          </li>
        ))}
        <li>
          <Link className={rowStyles.moreLink} to="/admin/account">
            <IconUserCircle size={22} stroke={1.75} aria-hidden="true" />
            Your account
          </Link>
        </li>
      </ul>
      <ActionButton aria-disabled={busy} onClick={signOut}>
        {busy ? "Signing out…" : "Sign out"}
      </ActionButton>
    </>
  );
}
