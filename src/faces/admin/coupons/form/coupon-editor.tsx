import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { useNavigate } from "react-router";
import type { CouponAtDesk } from "../../../../contract/messages/coupons-at-desk";
import type { StoreAtDesk } from "../../../../contract/messages/shop";
import { ActionButton } from "../../../../ui/action-button";
import { Notice } from "../../../../ui/notice";
import { SCREEN_LOCALE } from "../../../../ui/formats/screen-locale";
import { sayWhenShort } from "../../../../ui/formats/say-when";
import { useAdmin, useMe } from "../../admin-services";
import formStyles from "../../form/form.module.css";
import { CouponPreview } from "../preview/coupon-preview";
import { PreviewDialog } from "../preview/preview-dialog";
import { CouponFormView } from "./coupon-form-view";
import styles from "./coupon-form.module.css";
import type { FormDraft } from "./form-draft";
import { type DraftKeeper, draftKeeper, type KeptDraft } from "./kept-draft";
import { DraftGuard } from "./draft-guard";
import { MeanwhileNotice } from "./meanwhile-notice";
import { useCouponForm } from "./use-coupon-form";

interface CouponEditorProps {
  /** Null: it is to be made. */
  readonly coupon: CouponAtDesk | null;
  readonly first: FormDraft;
  readonly stores: readonly StoreAtDesk[];
  /** Is the preview asked for that has the whole screen? */
  readonly previews: boolean;
  readonly onPreviewed: () => void;
  readonly submit: string;
  readonly busy: string;
  /** What is said once it is saved. */
  readonly say: (saved: CouponAtDesk) => string;
}

/** A coupon's form, which begins where it was left in the middle, if one likes. */
export function CouponEditor(props: CouponEditorProps) {
  const { nowMs } = useAdmin();
  const { id, workspace } = useMe();
  const couponId = props.coupon?.coupon.couponId ?? null;
  const keeper = useMemo(() => draftKeeper(localStorage, { workspace: workspace.number, memberId: id }, couponId), [workspace.number, id, couponId]);
  const [found, setFound] = useState<{ readonly kept: KeptDraft | null; readonly asks: boolean }>(() => {
    const kept = keeper.read(nowMs());
    return { kept, asks: kept !== null };
  });
  if (found.asks && found.kept !== null) {
    return (
      <DraftFound
        kept={found.kept}
        onGoOn={() => setFound({ ...found, asks: false })}
        onDiscard={() => {
          keeper.drop();
          setFound({ kept: null, asks: false });
        }}
      />
    );
  }
  return <OpenForm {...props} keeper={keeper} kept={found.kept} />;
}

interface DraftFoundProps {
  readonly kept: KeptDraft;
  readonly onGoOn: () => void;
  readonly onDiscard: () => void;
}

function DraftFound({ kept: { draft, savedMs }, onGoOn, onDiscard }: DraftFoundProps) {
  const { nowMs } = useAdmin();
  const when = sayWhenShort(savedMs, { nowMs: nowMs(), timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, locale: SCREEN_LOCALE });
  const what = draft.coupon.title || draft.coupon.name;
  return (
    <Notice
      what={`Draft from ${when}`}
      next={
        <>
          {what === "" ? "A coupon" : <bdi>{what}</bdi>} was left here without being saved.
        </>
      }
      action={
        <div className={formStyles.actions}>
          <ActionButton kind="primary" onClick={onGoOn}>
            Go on with it
          </ActionButton>
          <ActionButton onClick={onDiscard}>Discard it</ActionButton>
        </div>
      }
    />
  );
}

interface OpenFormProps extends CouponEditorProps {
  readonly keeper: DraftKeeper;
  readonly kept: KeptDraft | null;
}

function OpenForm({ coupon, first, stores, previews, onPreviewed, submit, busy, say, keeper, kept }: OpenFormProps) {
  const { toasts } = useAdmin();
  const navigate = useNavigate();
  const isSaved = useRef(false);
  const form = useCouponForm({
    coupon,
    first,
    kept,
    stores,
    keeper,
    onSaved(saved) {
      isSaved.current = true;
      toasts.say({ text: say(saved) });
      const path = `/admin/coupons/${saved.coupon.couponId}`;
      void navigate(coupon === null && saved.codes.kind === "list" ? `${path}/add-codes` : path, { replace: true });
    },
  });
  const { isDirty, meanwhile } = form;
  // Typing does not wait for codes to be drawn.
  const seen = useDeferredValue(form.draft);
  const dirty = useRef(isDirty);
  useEffect(() => {
    dirty.current = isDirty;
  }, [isDirty]);
  const mayLose = useCallback(() => dirty.current && !isSaved.current, []);
  return (
    <>
      <div className={styles.editor}>
        <CouponFormView form={form} submit={submit} busy={busy} onCancel={() => void navigate("/admin/coupons")}>
          {meanwhile !== null && <MeanwhileNotice form={form} meanwhile={meanwhile} />}
        </CouponFormView>
        <div className={styles.beside}>
          <CouponPreview {...seen} />
        </div>
      </div>
      {previews && (
        <PreviewDialog onClose={onPreviewed}>
          <CouponPreview {...seen} />
        </PreviewDialog>
      )}
      <DraftGuard mayLose={mayLose} onDrop={keeper.drop} />
    </>
  );
}
