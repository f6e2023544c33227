import { expect, test } from "vitest";
import { phoneWaysOf } from "./phone-methods";

const [pinned, open] = [{ id: "1", name: "Centre", hasPin: true }, { id: "2", name: "Harbour", hasPin: false }];
const all = { kind: "all" } as const;

test("[R90] [R91] a phone offers what the coupon allows, in the stores that it is for", () => {
  expect(phoneWaysOf({ methods: ["staff-scan"], stores: all }, [pinned, open])).toBeNull();
  expect(phoneWaysOf({ methods: ["self", "store-pin", "staff-scan"], stores: all }, [pinned, open])).toEqual({ methods: ["store-pin", "self"], stores: [pinned, open] });
  expect(phoneWaysOf({ methods: ["self"], stores: { kind: "chosen", storeIds: ["2"] } }, [pinned, open])).toEqual({ methods: ["self"], stores: [open] });
});

test("[R90] without a store that has a PIN, none is asked for", () => {
  expect(phoneWaysOf({ methods: ["store-pin"], stores: all }, [open])).toBeNull();
  expect(phoneWaysOf({ methods: ["store-pin", "self"], stores: all }, [open])).toMatchObject({ methods: ["self"] });
  expect(phoneWaysOf({ methods: ["self"], stores: all }, [])).toBeNull();
});
