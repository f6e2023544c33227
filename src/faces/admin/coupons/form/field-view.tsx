import type { ReactNode } from "react";
import { Link } from "react-router";
import { promoUrlFor, promoUrlProblem } from "../../../../domain/coupon/promo-url";
import { VerdictShape } from "../../../../ui/verdict-shape";
import { ChecksField } from "../../form/checks-field";
import { ChoiceField } from "../../form/choice-field";
import { ColourField } from "../../form/colour-field";
import { FixedField } from "../../form/fixed-field";
import { InstantField } from "../../form/instant-field";
import { NumberField } from "../../form/number-field";
import { TextAreaField } from "../../form/text-area-field";
import { TextField } from "../../form/text-field";
import { YesNoField } from "../../form/yes-no-field";
import { COUPON_FIELDS, type FieldName, helpOf } from "./coupon-fields-table";
import formStyles from "./coupon-form.module.css";
import { fieldWarning } from "./field-warning";
import type { FormDraft } from "./form-draft";
import { sayValue } from "./say-value";
import { StoresField } from "./stores-field";
import { CodeTypeField } from "./code-type-field";
import { PictureField } from "./picture-field";
import type { CouponForm } from "./use-coupon-form";
import { whyFixed } from "./why-fixed";

/** One field of the form: to be filled in, or shown with the reason why it stays as it is. */
export function FieldView({ name, form }: { readonly name: FieldName; readonly form: CouponForm }) {
  const reason = whyFixed(name, form.opened);
  if (reason !== null) {
    const storeName = (id: string) => form.stores.find((store) => store.id === id)?.name ?? id;
    return (
      <div>
        <FixedField label={COUPON_FIELDS[name].label} value={sayValue(name, form.draft, { zone: form.zone, storeName })} reason={reason} />
        <Warning name={name} form={form} />
      </div>
    );
  }
  return (
    <div
      data-field={name}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) form.leave(name);
      }}
    >
      <OpenField name={name} form={form} />
      <Warning name={name} form={form} />
    </div>
  );
}

function Warning({ name, form }: { readonly name: FieldName; readonly form: CouponForm }) {
  const warning = fieldWarning(name, form.draft.coupon, form.stores);
  if (warning === null) return null;
  return (
    <div className={formStyles.warning} role="status">
      <VerdictShape verdict="wait" />
      <p>
        {warning.words}
        {warning.leads !== undefined && (
          <>
            {" "}
            <Link className={formStyles.tryIt} to={warning.leads.to}>
              {warning.leads.name}
            </Link>
          </>
        )}
      </p>
    </div>
  );
}

function OpenField({ name, form }: { readonly name: FieldName; readonly form: CouponForm }) {
  const { draft, zone } = form;
  const field = COUPON_FIELDS[name];
  const take = (next: FormDraft) => form.change(name, next);
  const common = { label: field.label, problem: form.problemOf(name), ...(field.required === true ? { required: true } : {}) };
  const help = helpOf(field, draft);
  const hint = help === undefined ? {} : { hint: help };

  switch (field.kind) {
    case "line":
      return (
        <TextField
          {...common}
          {...hintOf(help, placeholderHint(field.placeholders), name === "promoUrl" ? <TryIt draft={draft} /> : null)}
          {...(field.dir === undefined ? {} : { dir: field.dir, autoCapitalize: "none", autoCorrect: "off", spellCheck: false })}
          value={field.get(draft)}
          onChange={(event) => take(field.set(draft, event.currentTarget.value))}
        />
      );
    case "lines":
      return <TextAreaField {...common} {...hintOf(help, placeholderHint(field.placeholders))} value={field.get(draft)} onChange={(text) => take(field.set(draft, text))} />;
    case "number":
      return <NumberField {...common} {...hintOf(help, leastHint(name, form))} value={field.get(draft)} onChange={(value) => take(field.set(draft, value))} />;
    case "instant":
      return <InstantField {...common} {...hintOf(help, `Time in ${zone.replaceAll("_", " ")}.`)} timeZone={zone} value={field.get(draft)} onChange={(atMs) => take(field.set(draft, atMs))} />;
    case "choice":
      if (name === "codeType") return <CodeTypeField {...common} choices={field.choices(draft)} value={draft.coupon.codeType} onChange={(type) => take(field.set(draft, type))} />;
      return <ChoiceField {...common} choices={field.choices(draft)} value={field.get(draft)} onChange={(value) => take(field.set(draft, value))} />;
    case "several":
      return <ChecksField {...common} {...hint} choices={field.choices} value={field.get(draft)} onChange={(value) => take(field.set(draft, value))} />;
    case "yes-no":
      return <YesNoField label={field.label} problem={common.problem} {...hint} value={field.get(draft)} onChange={(value) => take(field.set(draft, value))} />;
    case "stores":
      return <StoresField {...common} all={form.stores} value={field.get(draft)} onChange={(stores) => take(field.set(draft, stores))} />;
    case "picture":
      return <PictureField label={field.label} problem={common.problem} {...hint} value={field.get(draft)} onChange={(url) => take(field.set(draft, url))} />;
    case "colour":
      return <ColourField {...common} {...hint} value={field.get(draft)} onChange={(colour) => take(field.set(draft, colour))} />;
  }
}

function hintOf(...parts: readonly ReactNode[]): { readonly hint?: ReactNode } {
  const said = parts.filter((part) => part !== undefined && part !== null);
  if (said.length === 0) return {};
  return { hint: said.reduce((before, part) => <>{before} {part}</>) };
}

function placeholderHint(placeholders: readonly string[] | undefined): string | null {
  if (placeholders === undefined) return null;
  return `${placeholders.map((name) => `{${name}}`).join(", ")} ${placeholders.length === 1 ? "is" : "are"} filled in.`;
}

function leastHint(name: FieldName, { opened }: CouponForm): string | null {
  if (name !== "amount" || opened?.codes.kind !== "fixed" || opened.codes.leastAmount === 0) return null;
  return `At least ${opened.codes.leastAmount}: so many are used, lent to tills or given out already.`;
}

/** Opens the web shop as a customer's button will, once the address is one. */
function TryIt({ draft: { coupon, code } }: { readonly draft: FormDraft }) {
  const url = coupon.promo?.url ?? "";
  if (promoUrlProblem(url) !== null) return null;
  return (
    <a className={formStyles.tryIt} href={promoUrlFor(url, code.trim() === "" ? "EXAMPLE" : code.trim())} target="_blank" rel="noopener noreferrer">
      Try it
    </a>
  );
}
