import { NavLink } from "react-router";
import { useMay } from "../admin-services";
import styles from "./people.module.css";

/** Between those who work at tills and those who sign in here. */
export function PeopleTabs() {
  const seesMembers = useMay("manager");
  if (!seesMembers) return null;
  return (
    <nav className={styles.tabs} aria-label="People">
      <NavLink className={styles.tab ?? ""} to="/admin/people/staff">
        At the tills
      </NavLink>
      <NavLink className={styles.tab ?? ""} to="/admin/people/members">
        Members
      </NavLink>
    </nav>
  );
}
