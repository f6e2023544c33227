import * as z from "zod/mini";
import { DAYS_MAX, daysIn } from "../../domain/figures/days-in-zone";

const day = z.iso.date();

/** A span of days, both ends included: `2026-11-01` to `2026-11-30`. */
export const span = { from: day, to: day };

type Span = { readonly from: string; readonly to: string };

/** What a span of days has to be. */
export const isSpan = [
  z.refine<Span>(({ from }) => from >= "2000", "That is too long ago."),
  z.refine<Span>(({ to }) => to < "2200", "That is too far ahead."),
  z.refine<Span>(({ from, to }) => daysIn(from, to) >= 1, "The last day is before the first."),
  z.refine<Span>(({ from, to }) => daysIn(from, to) <= DAYS_MAX, `That is more than ${DAYS_MAX} days.`),
] as const;

export const spanQuery = z.object(span).check(...isSpan);

export type SpanQuery = z.output<typeof spanQuery>;
