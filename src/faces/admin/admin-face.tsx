import { EmptyState } from "../../ui/empty-state";
import { UiProvider } from "../../ui/ui-provider";
import styles from "./admin-face.module.css";
import { AdminRail } from "./admin-rail";
import { type AdminSection, sectionAt } from "./admin-sections";
import { EnrolSteps } from "./enrol-steps";

/** The manager's face. Nobody can sign in to it yet, so it knows of no shop and shows the data of none. */
export function AdminFace({ pathname }: { readonly pathname: string }) {
  const section = sectionAt(pathname);
  return (
    <UiProvider>
      <div className={styles.admin}>
        <title>{`${section.label} · Tearoff`}</title>
        <AdminRail current={section} />
        <main className={styles.main}>
          <h1 className={styles.title}>{section.label}</h1>
          <EmptyState title="Nothing to manage here yet">
            <p>This is where {section.purpose}</p>
            <p>Managers cannot sign in yet, and without that no shop's coupons or people are shown.</p>
          </EmptyState>
          {hasEnrolSteps(section) && <EnrolSteps />}
        </main>
      </div>
    </UiProvider>
  );
}

function hasEnrolSteps(section: AdminSection): boolean {
  return section.slug === "today" || section.slug === "tills";
}
