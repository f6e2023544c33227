import { expect, test } from "vitest";
import { DatabaseTrouble, databaseTrouble } from "./database-trouble";

const URL_WITH_SECRET = "postgres://till:hush%2Fhush@db.example:5433/shop";

test.each([
  ["28P01", 'PostgreSQL at db.example:5433 does not take the password of "till".'],
  ["3D000", 'PostgreSQL at db.example:5433 has no database "shop".'],
  ["ECONNREFUSED", "No PostgreSQL answers at db.example:5433."],
  ["53300", "PostgreSQL at db.example:5433 takes no more connections."],
])("a failure %s to open the database is said in a sentence, without the password", (code, sentence) => {
  const trouble = databaseTrouble(URL_WITH_SECRET, Object.assign(new Error("hush/hush"), { code }));
  expect(trouble).toBeInstanceOf(DatabaseTrouble);
  expect(trouble?.message).toContain(sentence);
  expect(trouble?.message).not.toContain("hush");
});

test("a failure that is not known stays what it is", () => {
  expect(databaseTrouble(URL_WITH_SECRET, new TypeError("a bug"))).toBeNull();
});
