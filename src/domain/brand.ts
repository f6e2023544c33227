declare const brand: unique symbol;

/** A primitive that only its own parser can mint. */
export type Brand<Primitive, Name extends string> = Primitive & { readonly [brand]: Name };
