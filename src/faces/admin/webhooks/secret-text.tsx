import { ActionButton } from "../../../ui/action-button";
import formStyles from "../form/form.module.css";
import partStyles from "../parts/parts.module.css";
import { useCopy } from "../parts/use-copy";

/** A secret, to copy to where it is needed. */
export function SecretText({ secret }: { readonly secret: string }) {
  const copy = useCopy();
  return (
    <div className={partStyles.link}>
      <p className={partStyles.linkText} role="group" aria-label="Secret" dir="ltr">
        {secret}
      </p>
      <div className={formStyles.actions}>
        <ActionButton kind="primary" onClick={() => void copy(secret, "Secret")}>
          Copy secret
        </ActionButton>
      </div>
    </div>
  );
}
