import * as z from "zod/mini";
import { PIN_LENGTH } from "../../domain/staff/pin";
import { DEVICE_NAME_MAX_LENGTH } from "./enrol";
import { instantMs, text, uuid } from "./scalars";
import { name } from "./sign-in";

/** The digits that somebody types at a till, or on a customer's phone. */
export const pin = z.string().check(z.regex(new RegExp(`^[0-9]{${PIN_LENGTH.min},${PIN_LENGTH.max}}$`)));

/** `hasPin`: codes can be redeemed with the store's PIN on the customer's phone. */
export const storeAtDesk = z.object({ id: uuid, name: z.string(), timeZone: z.string(), hasPin: z.boolean() });

export const storesResponse = z.object({ stores: z.array(storeAtDesk) });

/** `timeZone`: IANA's name, such as `Europe/Lisbon`. */
export const storeRequest = z.object({ name, timeZone: text(60) });

/** Null: no PIN any more. */
export const storePinRequest = z.object({ pin: z.nullable(pin) });

const STAFF_ROLES = ["cashier", "supervisor"] as const;

export const staffAtDesk = z.object({ id: uuid, name: z.string(), role: z.enum(STAFF_ROLES), removedMs: z.nullable(instantMs) });

/** Those who were removed too: redemptions name them. */
export const staffResponse = z.object({ staff: z.array(staffAtDesk) });

export const newStaffRequest = z.object({ name, role: z.enum(STAFF_ROLES), pin });

export const staffRequest = z.object({ name, role: z.enum(STAFF_ROLES) });

export const staffPinRequest = z.object({ pin });

/** `deviceName`: what the till will be called; empty: it gets the next number. */
export const enrolmentCodeRequest = z.object({ storeId: uuid, deviceName: text(DEVICE_NAME_MAX_LENGTH) });

/** `code`: shown this once. `link`: opens the till with it. */
export const enrolmentCodeResponse = z.object({ code: z.string(), link: z.string(), expiresMs: instantMs });

export const tillNameRequest = z.object({ name });

export type StoreAtDesk = z.infer<typeof storeAtDesk>;
export type StaffAtDesk = z.infer<typeof staffAtDesk>;
