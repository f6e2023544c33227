import { Link } from "react-router";
import { ActionButton } from "../../../../ui/action-button";
import { Notice } from "../../../../ui/notice";
import { SCREEN_LOCALE } from "../../../../ui/formats/screen-locale";
import { sayWhen } from "../../../../ui/formats/say-when";
import { useAdmin } from "../../admin-services";
import { isSame, withField } from "../../form/merge-forms";
import { isolateName } from "../../parts/isolate-name";
import { COUPON_FIELDS, type FieldName } from "./coupon-fields-table";
import styles from "./coupon-form.module.css";
import type { FormDraft } from "./form-draft";
import { sayValue } from "./say-value";
import type { CouponForm, SavedMeanwhile } from "./use-coupon-form";

/** Tells who edits a coupon what somebody else has made of it meanwhile; both are there to choose from, field by field. */
export function MeanwhileNotice({ form, meanwhile }: { readonly form: CouponForm; readonly meanwhile: SavedMeanwhile }) {
  const { nowMs } = useAdmin();
  const { by, atMs, changes, isRevoked } = meanwhile;
  const who = by === "" ? "Somebody" : isolateName(by);
  const when = sayWhen(atMs, { nowMs: nowMs(), timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, locale: SCREEN_LOCALE });
  if (isRevoked) {
    return (
      <Notice
        verdict="stop"
        what={`${who} revoked this coupon, ${when}`}
        next="That is final, so nothing more can be saved here. What you typed can go into a new coupon."
        action={
          <Link to="/admin/coupons/new" state={{ typed: meanwhile.mine }}>
            Make a new coupon of it
          </Link>
        }
      />
    );
  }
  return (
    <Notice
      verdict="wait"
      what={`${who} changed this coupon, ${when}`}
      next="Nothing of yours is lost: it stands in the form, on top of theirs. Save to keep it so."
      action={
        <ul className={styles.changes} aria-label="Changed meanwhile">
          {changes.map((change) => (
            <li key={change.name} className={styles.change}>
              <Change form={form} meanwhile={meanwhile} name={change.name} mine={change.mine} />
            </li>
          ))}
        </ul>
      }
    />
  );
}

interface ChangeProps {
  readonly form: CouponForm;
  readonly meanwhile: SavedMeanwhile;
  readonly name: FieldName;
  readonly mine: boolean;
}

function Change({ form, meanwhile, name, mine }: ChangeProps) {
  const { label } = COUPON_FIELDS[name];
  const storeName = (id: string) => form.stores.find((store) => store.id === id)?.name ?? id;
  const said = (draft: FormDraft) => sayValue(name, draft, { zone: form.zone, storeName });
  const isTheirs = isSame(COUPON_FIELDS, name, form.draft, meanwhile.theirs);
  const take = (from: FormDraft) => form.change(name, withField(COUPON_FIELDS, name, form.draft, from));
  return (
    <>
      <strong>{label}</strong>
      <p className={styles.value}>
        Theirs: <bdi>{said(meanwhile.theirs)}</bdi>
      </p>
      {mine && (
        <>
          <p className={styles.value}>
            Yours: <bdi>{said(meanwhile.mine)}</bdi>
          </p>
          <ActionButton aria-label={`${label}: take theirs`} aria-pressed={isTheirs} onClick={() => take(meanwhile.theirs)}>
            Take theirs
          </ActionButton>{" "}
          <ActionButton aria-label={`${label}: keep yours`} aria-pressed={!isTheirs} onClick={() => take(meanwhile.mine)}>
            Keep yours
          </ActionButton>
        </>
      )}
    </>
  );
}
