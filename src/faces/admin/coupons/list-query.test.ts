import { expect, test } from "vitest";
import { addressWith, listQueryOf, pagesOf } from "./list-query";

const address = (text = "") => new URLSearchParams(text);

test("what the address asks for is asked of the server", () => {
  expect(listQueryOf(address("search=tea&status=active&codeType=ean13&sort=name&page=2"))).toEqual({
    search: "tea", status: "active", codeType: "ean13", sort: "name", page: 2, limit: 50,
  });
});

test("what nobody understands in an address is left out", () => {
  expect(listQueryOf(address("status=gone&page=0&sort=best&claiming=available&limit=9999"))).toEqual({
    search: "", claiming: "available", sort: "newest", page: 1, limit: 50,
  });
});

test("another choice begins at the first page, and what is usual does not stand in the address", () => {
  expect(addressWith(address("status=active&page=3"), { status: "", sort: "name" }).toString()).toBe("sort=name");
  expect(addressWith(address("sort=name&page=3"), { sort: "newest" }).toString()).toBe("");
  expect(addressWith(address("search=tea"), { page: "2" }).toString()).toBe("search=tea&page=2");
});

test("a list without anything has a page", () => {
  expect([0, 1, 50, 51].map(pagesOf)).toEqual([1, 1, 1, 2]);
});
