import type { CouponTerms } from "../../src/domain/coupon/coupon";
import { isUsedOnce } from "../../src/domain/redemption/used-once";
import { contentsText } from "../../src/domain/sync/contents-text";
import type { Mark, Shown, TillEvent } from "../../src/domain/sync/event";
import { judgeRedemption } from "../../src/domain/sync/judge-redemption";
import { judgeReversal, judgeWithdrawal, type NamedRedemption } from "../../src/domain/sync/judge-reversal";
import {
  standingOf,
  type Effect,
  type Judgement,
  type LedgerEntry,
  type Prior,
  type TargetOnRecord,
  type Unit,
} from "../../src/domain/sync/ledger";
import type { Outcome } from "../../src/domain/sync/answer";
import { NOW_MS, redeemedBefore } from "./situations";

/** A server's record of one coupon, in memory: it applies effects and decides nothing. */
export class MiniLedger {
  terms: CouponTerms;
  leaseIsOpen = true;
  tillIsRevoked = false;
  mayOverride = true;
  knowsTheCode = true;
  readonly entries = new Map<string, LedgerEntry>();
  readonly marks = new Map<string, readonly Mark[]>();
  readonly refused = new Set<string>();
  used = 0;
  unspent: number;
  private readonly answered = new Map<string, { digest: string; outcome: Outcome; about: string }>();
  private readonly withdrawn = new Set<string>();
  private readonly kept = new Map<string, string[]>();

  constructor(
    readonly original: CouponTerms,
    readonly leaseId: string,
    leaseUnits: number,
  ) {
    this.terms = original;
    this.unspent = leaseUnits;
  }

  get amount(): number {
    return this.terms.source.kind === "fixed" ? this.terms.source.amount : Infinity;
  }

  get leased(): number {
    return this.leaseIsOpen ? this.unspent : 0;
  }

  writeLeaseOff(): void {
    this.leaseIsOpen = false;
  }

  revoke(): void {
    this.terms = { ...this.terms, revokedAtMs: this.terms.revokedAtMs ?? NOW_MS };
  }

  receive(event: TillEvent): Judgement {
    const judgement = this.judge(event);
    for (const effect of judgement.effects) this.apply(effect, event);
    if (judgement.effects.length > 0 && judgement.outcome.kind !== "not-redeemed") {
      const about = event.kind === "ask" || event.kind === "fact" ? event.key : event.redemptionKey;
      this.answered.set(event.key, { digest: contentsText(event), outcome: judgement.outcome, about });
    }
    return judgement;
  }

  /** Redemptions of a code or claim that stand as its holder. */
  holdersOf(shown: Shown): readonly LedgerEntry[] {
    return this.of(shown).filter((entry) => entry.hold.kind === "holder" && !entry.isReversed);
  }

  of(shown: Shown): readonly LedgerEntry[] {
    return [...this.entries.values()].filter((entry) => JSON.stringify(entry.contents.shown) === JSON.stringify(shown));
  }

  private judge(event: TillEvent): Judgement {
    const shared = { digest: contentsText(event), prior: this.priorOf(event.key) };
    switch (event.kind) {
      case "reversal":
        return judgeReversal({ event, ...shared, isForeign: false, named: this.named(event.redemptionKey) });
      case "withdrawal":
        return judgeWithdrawal({ event, ...shared, isForeign: false, named: this.named(event.redemptionKey) });
      case "ask":
      case "fact": {
        const { shown, leaseId } = event.contents;
        const holder = isUsedOnce(this.terms, shown.kind) ? this.holdersOf(shown)[0] : undefined;
        return judgeRedemption({
          event,
          ...shared,
          isForeign: event.contents.storeId === "another workspace's",
          mayOverride: this.mayOverride,
          termsNow: this.terms,
          termsThen: this.original,
          target: this.knowsTheCode ? known(holder) : { kind: "unknown" },
          usage: { used: this.used, leased: this.leased },
          lease: leaseId === this.leaseId ? this.lease() : null,
          keptReversals: this.kept.get(event.key) ?? [],
          others: this.of(shown),
          tillIsRevoked: this.tillIsRevoked,
          nowMs: NOW_MS,
        });
      }
    }
  }

  private lease() {
    const { leaseId } = this;
    return this.leaseIsOpen
      ? ({ kind: "open", leaseId, unspent: this.unspent } as const)
      : ({ kind: "written-off", leaseId } as const);
  }

  private priorOf(key: string): Prior {
    const answer = this.answered.get(key);
    if (answer === undefined) return { kind: this.withdrawn.has(key) ? "withdrawn" : "none" };
    const entry = this.entries.get(answer.about);
    return {
      kind: "answered",
      digest: answer.digest,
      outcome: answer.outcome,
      standing: entry === undefined ? "none" : standingOf(entry),
    };
  }

  private named(key: string): NamedRedemption {
    const entry = this.entries.get(key);
    if (entry === undefined) return { kind: this.refused.has(key) ? "refused" : "none" };
    const others = this.of(entry.contents.shown).filter((other) => other.key !== key);
    return { kind: "recorded", entry, terms: this.terms, others, leaseIsOpen: this.leaseIsOpen };
  }

  private apply(effect: Effect, event: TillEvent): void {
    switch (effect.kind) {
      case "record-redemption":
        this.record(effect, event);
        return;
      case "record-reversal":
        if (effect.outcome.kind === "kept") {
          this.kept.set(effect.redemptionKey, [...(this.kept.get(effect.redemptionKey) ?? []), effect.key]);
        }
        return;
      case "settle-reversal": {
        const reversal = this.answered.get(effect.key);
        if (reversal === undefined) throw new Error("settled a reversal that was never kept");
        this.answered.set(effect.key, { ...reversal, outcome: effect.outcome });
        return;
      }
      case "record-withdrawal":
      case "close-ask":
        this.withdrawn.add(effect.redemptionKey);
        return;
      case "keep-refused":
        this.refused.add(effect.key);
        return;
      case "reverse":
        this.change(effect.redemptionKey, { isReversed: true });
        return;
      case "promote":
        this.change(effect.redemptionKey, { hold: { kind: "holder", unit: effect.unit } });
        return;
      case "shrink-lease":
        // Of the lease only what is unspent is counted here.
        return;
      case "free-target":
        // Holders are looked up among the entries here.
        return;
      case "return-unit":
        this.used -= 1;
        if (effect.unit.kind === "lease") this.unspent += 1;
        return;
    }
  }

  private record({ key, hold, marks }: Extract<Effect, { kind: "record-redemption" }>, event: TillEvent): void {
    if (event.kind !== "ask" && event.kind !== "fact") throw new Error(`a ${event.kind} recorded a redemption`);
    this.entries.set(key, { key, contents: event.contents, hold, isReversed: false });
    this.marks.set(key, marks);
    if (hold.kind === "holder") this.take(hold.unit);
  }

  private take(unit: Unit): void {
    if (unit.kind === "none") return;
    this.used += 1;
    if (unit.kind === "lease") this.unspent -= 1;
  }

  private change(key: string, changes: Partial<LedgerEntry>): void {
    const entry = this.entries.get(key);
    if (entry === undefined) throw new Error(`changed ${key}, which is not on record`);
    this.entries.set(key, { ...entry, ...changes });
  }
}

function known(holder: LedgerEntry | undefined): TargetOnRecord {
  return { kind: "known", claimed: true, isVoid: false, redeemed: holder === undefined ? null : redeemedBefore };
}
