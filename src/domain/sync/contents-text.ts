import type { RedemptionContents, TillEvent } from "./event";

/**
 * The canonical text of an event's contents, whose SHA-256 is kept with its key (R5): the same contents give the same
 * text, other contents another one. Ask or fact, times, sequence, snapshot and marks are no part of it.
 */
export function contentsText(event: TillEvent): string {
  return JSON.stringify(partsOf(event));
}

function partsOf(event: TillEvent): readonly unknown[] {
  switch (event.kind) {
    case "ask":
    case "fact":
      return ["redemption", ...redemptionParts(event.contents)];
    case "reversal":
      return ["reversal", event.redemptionKey, event.staffId, event.reason];
    case "withdrawal":
      return ["withdrawal", event.redemptionKey];
  }
}

function redemptionParts(contents: RedemptionContents): readonly unknown[] {
  const { couponId, shown, storeId, staffId, method, receipt, override, leaseId } = contents;
  const shownParts = shown.kind === "code" ? ["code", shown.codeType, shown.value] : ["claim", shown.claimId];
  // Reasons are a set: a till that lists them in another order says the same.
  const overrideParts = override === null ? null : [override.reasons.toSorted(), override.note, override.supervisorId];
  return [couponId, shownParts, storeId, staffId, method, receipt, overrideParts, leaseId];
}
