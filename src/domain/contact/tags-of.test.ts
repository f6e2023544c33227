import { expect, test } from "vitest";
import { tagsOf } from "./tags-of";

const tags = { claimed: "has-coffee", opened: "saw-coffee", redeemed: "drank-coffee" };

test("[R76] a contact has the tags of what became of each claim, in order, none twice", () => {
  expect(tagsOf([])).toEqual([]);
  expect(tagsOf([{ tags, isOpened: false, isRedeemed: false }])).toEqual(["has-coffee"]);
  expect(tagsOf([{ tags, isOpened: true, isRedeemed: false }])).toEqual(["has-coffee", "saw-coffee"]);
  expect(tagsOf([{ tags, isOpened: false, isRedeemed: true }])).toEqual(["has-coffee", "saw-coffee", "drank-coffee"]);
  const other = { claimed: "has-coffee", opened: "", redeemed: "ate-cake" };
  expect(tagsOf([{ tags, isOpened: true, isRedeemed: false }, { tags: other, isOpened: true, isRedeemed: true }])).toEqual(["has-coffee", "saw-coffee", "ate-cake"]);
});
