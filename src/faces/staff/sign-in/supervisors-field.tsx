import type { StaffMember, Till } from "../../../client/till/till";
import styles from "./supervisors-field.module.css";

/** For `useFromSnapshot`. */
export const readSupervisors = async (till: Till) => (await till.staff()).filter(({ role }) => role === "supervisor");

const FIELD = "supervisor";

/** Which supervisor is there to type their PIN. */
export function SupervisorsField({ supervisors }: { readonly supervisors: readonly StaffMember[] }) {
  return (
    <fieldset className={styles.supervisors}>
      <legend>Supervisor</legend>
      {supervisors.map(({ id, name }, place) => (
        <label key={id} className={styles.supervisor}>
          <input type="radio" name={FIELD} value={id} defaultChecked={place === 0} />
          <bdi>{name}</bdi>
        </label>
      ))}
    </fieldset>
  );
}

export function supervisorIn(form: FormData, supervisors: readonly StaffMember[] | null): StaffMember | undefined {
  return supervisors?.find(({ id }) => id === form.get(FIELD));
}
