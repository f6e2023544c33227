import { useId, useRef } from "react";
import { ActionButton } from "../../../../ui/action-button";
import { BrandPicture } from "../../../../ui/coupon-page/brand-picture";
import { useAdmin } from "../../admin-services";
import { useAction } from "../../calls/use-action";
import fieldStyles from "../../form/fields.module.css";
import formStyles from "../../form/form.module.css";
import { useFileDrop } from "../../parts/use-file-drop";
import styles from "./coupon-form.module.css";
import { shrinkImage, type ShrinkProblem } from "./shrink-image";

interface PictureFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly problem: string | null;
  /** Its path at the server. */
  readonly value: string | null;
  readonly onChange: (url: string | null) => void;
}

const SAID: Record<ShrinkProblem["kind"], string> = {
  "no-picture": "This browser cannot show that file. Choose a PNG, JPEG, WebP, AVIF or GIF.",
  "too-large": "This picture cannot be made small enough. Choose another.",
};

/** A picture of the shop's, made small enough on this device and kept by the server. */
export function PictureField({ label, hint, problem, value, onChange }: PictureFieldProps) {
  const { call } = useAdmin();
  const action = useAction();
  const input = useRef<HTMLInputElement>(null);
  const id = useId();

  function send(file: File) {
    void action.run(
      async () => {
        const small = await shrinkImage(file);
        if (small.ok) return await call("addImage", { body: small.value });
        return { kind: "problem", status: 0, problem: "bad-request", message: SAID[small.problem.kind] };
      },
      ({ url }) => onChange(url),
    );
  }

  const drop = useFileDrop(send);
  const said = action.problem ?? problem;
  return (
    <div className={fieldStyles.field} role="group" aria-labelledby={id} {...drop}>
      <p id={id} className={fieldStyles.label}>
        {label}
      </p>
      {hint !== undefined && <p className={fieldStyles.hint}>{hint}</p>}
      <BrandPicture className={styles.picture} url={value} />
      <input
        ref={input}
        type="file"
        hidden
        accept="image/*"
        aria-label={label}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file !== undefined) send(file);
          // The same file can be chosen again.
          currentTarget.value = "";
        }}
      />
      <div className={formStyles.actions}>
        <ActionButton aria-disabled={action.busy} aria-label={`${value === null ? "Choose" : "Replace"}: ${label.toLowerCase()}`} onClick={() => input.current?.click()}>
          {action.busy ? "Sending…" : value === null ? "Choose a picture" : "Replace"}
        </ActionButton>
        {value !== null && (
          <ActionButton kind="quiet" aria-label={`Remove: ${label.toLowerCase()}`} onClick={() => onChange(null)}>
            Remove
          </ActionButton>
        )}
        <span className={styles.orDrop}>or drop one here</span>
      </div>
      {said !== null && (
        <p className={fieldStyles.problem} role="alert">
          {said}
        </p>
      )}
    </div>
  );
}
