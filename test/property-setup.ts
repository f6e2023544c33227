import fc from "fast-check";

/** How often a property is tried; `npm run test:long` tries each many times as often. */
fc.configureGlobal({ numRuns: 500 * Number(process.env["TEAROFF_PROPERTY_FACTOR"] ?? 1) });
