import { PageHeader } from "../parts/page-header";
import { useMe } from "../admin-services";
import styles from "../parts/parts.module.css";
import { ROLE_WORDS } from "../people/role-wording";
import { NameForm } from "./name-form";
import { Passkeys } from "./passkeys";
import { PasswordForm } from "./password-form";
import { Sessions } from "./sessions";

/** One's own login: name, password, passkeys, and where one is signed in. */
export function AccountPage() {
  const me = useMe();
  return (
    <>
      <PageHeader title="Your account" />
      <p className={styles.quiet}>
        <bdi>{me.email}</bdi> · {ROLE_WORDS[me.role].name} at <bdi>{me.workspace.name}</bdi>
      </p>
      <NameForm />
      <PasswordForm />
      <Passkeys />
      <Sessions />
    </>
  );
}
