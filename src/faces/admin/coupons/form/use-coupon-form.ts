import { useEffect, useMemo, useRef, useState } from "react";
import type { CouponAtDesk } from "../../../../contract/messages/coupons-at-desk";
import type { StoreAtDesk } from "../../../../contract/messages/shop";
import type { Failure, Reply } from "../../../../client/api/reply";
import { useAdmin, useMe } from "../../admin-services";
import { type Action, useAction } from "../../calls/use-action";
import { changesMeanwhile, type Meanwhile, mergeForms } from "../../form/merge-forms";
import { type Mending, useMending } from "../../form/use-mending";
import { COUPON_FIELDS, FIELD_NAMES, type FieldName } from "./coupon-fields-table";
import { fieldProblems, sayFieldProblem } from "./field-problems";
import { draftOf, type FormDraft } from "./form-draft";
import type { DraftKeeper, KeptDraft } from "./kept-draft";

/** What somebody else has saved while the form was open. `mine`: as the form stood then. */
export type SavedMeanwhile = {
  readonly by: string;
  readonly atMs: number;
  readonly changes: readonly Meanwhile<FieldName>[];
  readonly mine: FormDraft;
  readonly theirs: FormDraft;
  readonly isRevoked: boolean;
};

interface FormStart {
  /** As it stands at the server; null: it is to be made. */
  readonly coupon: CouponAtDesk | null;
  /** What a form that nobody touches holds. */
  readonly first: FormDraft;
  readonly kept: KeptDraft | null;
  readonly stores: readonly StoreAtDesk[];
  readonly keeper: DraftKeeper;
  readonly onSaved: (saved: CouponAtDesk) => void;
}

export interface CouponForm extends Pick<Mending<FieldName>, "refusals" | "problemOf" | "leave"> {
  readonly draft: FormDraft;
  readonly opened: CouponAtDesk | null;
  readonly stores: readonly StoreAtDesk[];
  readonly zone: string;
  readonly action: Action;
  readonly isDirty: boolean;
  readonly meanwhile: SavedMeanwhile | null;
  readonly change: (name: FieldName, next: FormDraft) => void;
  readonly save: () => void;
}

/** One coupon's form: what is typed, what is wrong with it, and what becomes of it at the server. */
export function useCouponForm({ coupon, first, kept, stores, keeper, onSaved }: FormStart): CouponForm {
  const { call, nowMs } = useAdmin();
  const { zone } = useMe().workspace;
  const action = useAction();
  const [draft, setDraft] = useState(kept?.draft ?? first);
  // The coupon as the form knows it: an older one where a kept draft began with that, until the server says what has changed since.
  const [basis, setBasis] = useState({ draft: kept?.base ?? first, version: kept?.basedOn ?? coupon?.version ?? 0, coupon });
  const [meanwhile, setMeanwhile] = useState<SavedMeanwhile | null>(null);
  const isDone = useRef(false);
  /** The ID that the server was asked for; null once it was changed. */
  const askedId = useRef<string | null>(null);

  const storeIds = useMemo(() => new Set(stores.map(({ id }) => id)), [stores]);
  const problems = useMemo(
    () => fieldProblems(draft, { opened: basis.coupon, storeIds, zone, nowMs: nowMs() }),
    [draft, basis.coupon, storeIds, zone, nowMs],
  );
  const mending = useMending(FIELD_NAMES, problems);
  const isDirty = JSON.stringify(draft) !== JSON.stringify(basis.draft);

  useEffect(() => {
    if (isDone.current) return;
    if (isDirty) keeper.keep({ draft, base: basis.draft, basedOn: basis.version, savedMs: nowMs() });
    else keeper.drop();
  }, [draft, basis, isDirty, keeper, nowMs]);

  function send(): Promise<Reply<CouponAtDesk>> {
    const { coupon: message, code } = draft;
    if (basis.coupon === null) return call("createCoupon", { body: { coupon: message, code: message.source.kind === "fixed" ? code : null } });
    return call("editCoupon", { params: { couponId: message.couponId }, body: { coupon: message, basedOn: basis.version } });
  }

  function save() {
    if (mending.isReady()) return void action.run(send, done, refused);
    action.clear();
    void lookForId();
  }

  /** With other fields to mend nothing is sent, but whether the id is free is told with them, where the focus may be elsewhere by then. */
  async function lookForId() {
    const { couponId } = draft.coupon;
    if (basis.coupon !== null || problems.couponId !== undefined) return;
    askedId.current = couponId;
    const reply = await call("coupon", { params: { couponId } });
    if (reply.kind !== "ok" || askedId.current !== couponId) return;
    mending.note({ field: "couponId", message: sayFieldProblem({ kind: "coupon-id-taken" }, draft, zone) });
  }

  function done(saved: CouponAtDesk) {
    isDone.current = true;
    keeper.drop();
    onSaved(saved);
  }

  function refused(failure: Failure): string | null {
    const detail = failure.kind === "problem" ? failure.detail : undefined;
    if (detail?.kind === "fields") return mending.tell(detail.fields);
    if (detail?.kind === "changed") return takeIn(detail);
    return null;
  }

  /** Theirs is what is edited from now on, with mine on top. */
  function takeIn({ now, by, atMs }: { readonly now: CouponAtDesk; readonly by: string; readonly atMs: number }): string | null {
    const theirs = draftOf(now);
    const changes = changesMeanwhile(COUPON_FIELDS, basis.draft, draft, theirs);
    setMeanwhile({ by, atMs, changes, mine: draft, theirs, isRevoked: now.status === "revoked" });
    setDraft(mergeForms(COUPON_FIELDS, basis.draft, draft, theirs));
    setBasis({ draft: theirs, version: now.version, coupon: now });
    return null;
  }

  return {
    draft,
    opened: basis.coupon,
    stores,
    zone,
    action,
    refusals: mending.refusals,
    isDirty,
    meanwhile,
    change(name, next) {
      setDraft(next);
      if (name === "couponId") askedId.current = null;
      mending.mend(name);
    },
    leave: mending.leave,
    problemOf: mending.problemOf,
    save,
  };
}
