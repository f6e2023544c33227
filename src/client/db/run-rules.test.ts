import { expect, test } from "vitest";
import type { NamedRun } from "./records";
import { runsToMerge } from "./run-rules";

/** The runs after pages of so many rows; `written`: how many rows that took. */
function afterPages(pages: readonly number[]): { readonly runs: readonly NamedRun[]; readonly written: number } {
  let runs: readonly NamedRun[] = [];
  let written = 0;
  pages.forEach((rows, id) => {
    const { stay, merge } = runsToMerge(runs, rows);
    const together = merge.reduce((sum, run) => sum + run.rows, rows);
    runs = [...stay, { id, rows: together }];
    written += together;
  });
  return { runs, written };
}

test.each([
  ["one change each", () => 1],
  ["full ones", () => 1_000],
  ["more and more", (page: number) => page + 1],
  ["less and less", (page: number) => 3_000 - page],
  ["now and then a full one", (page: number) => (page % 40 === 0 ? 1_000 : 1)],
])("after pages with %s, runs are few, all rows are in them, and none was written over and over", (_, rowsOf) => {
  const pages = Array.from({ length: 3_000 }, (_, page) => rowsOf(page));
  const { runs, written } = afterPages(pages);
  const rows = pages.reduce((sum, page) => sum + page, 0);
  expect(runs.reduce((sum, run) => sum + run.rows, 0)).toBe(rows);
  expect(runs.length).toBeLessThanOrEqual(12 + Math.log2(rows));
  expect(written).toBeLessThanOrEqual((rows * Math.log(rows)) / Math.log(1.5));
});

test("a few runs are left as they are", () => {
  expect(afterPages(Array.from({ length: 12 }, () => 1))).toMatchObject({ runs: { length: 12 }, written: 12 });
  expect(afterPages(Array.from({ length: 13 }, () => 1))).toMatchObject({ runs: [{ rows: 13 }] });
});
