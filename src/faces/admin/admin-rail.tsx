import { Wordmark } from "../../ui/wordmark";
import styles from "./admin-rail.module.css";
import { type AdminSection, adminSections } from "./admin-sections";

/** The way between the sections: a rail at the side, a bar at the foot of a phone. */
export function AdminRail({ current }: { readonly current: AdminSection }) {
  return (
    <nav className={styles.rail} aria-label="Admin">
      <a className={styles.home} href="/" aria-label="Tearoff: front page">
        <Wordmark />
      </a>
      <ul className={styles.sections}>
        {adminSections.map((section) => (
          <li key={section.slug}>
            <a
              className={styles.section}
              href={`/admin/${section.slug}`}
              aria-current={section === current ? "page" : undefined}
            >
              <section.icon size={22} stroke={1.75} aria-hidden="true" />
              {section.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
