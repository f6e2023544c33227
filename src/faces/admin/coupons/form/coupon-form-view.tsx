import { type ReactNode, useEffect, useRef } from "react";
import { ActionButton } from "../../../../ui/action-button";
import formStyles from "../../form/form.module.css";
import partStyles from "../../parts/parts.module.css";
import { COUPON_FIELDS, FIELD_NAMES, type FieldName, type SectionName, SECTIONS } from "./coupon-fields-table";
import styles from "./coupon-form.module.css";
import { FieldView } from "./field-view";
import type { CouponForm } from "./use-coupon-form";

interface CouponFormViewProps {
  readonly form: CouponForm;
  /** On the button, and while it is being done. */
  readonly submit: string;
  readonly busy: string;
  /** Above the first section: what has happened meanwhile. */
  readonly children?: ReactNode;
  readonly onCancel: () => void;
}

/** All of a coupon on one page; a try that leaves something to mend goes to the first of it. */
export function CouponFormView({ form, submit, busy, children, onCancel }: CouponFormViewProps) {
  const element = useRef<HTMLFormElement>(null);
  const { refusals, action } = form;
  useEffect(() => {
    if (refusals === 0) return;
    element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [refusals]);
  const toMend = FIELD_NAMES.filter((name) => isShown(name, form) && form.problemOf(name) !== null).length;
  const sections = (Object.keys(SECTIONS) as SectionName[]).filter((section) => fieldsOf(section, form).length > 0);

  return (
    <form
      ref={element}
      className={styles.form}
      noValidate
      aria-label={submit}
      onSubmit={(event) => {
        event.preventDefault();
        form.save();
      }}
      // Enter goes on to the next line of a text, and nowhere else: a form this long is sent by its button.
      onKeyDown={(event) => {
        if (event.key === "Enter" && event.target instanceof HTMLInputElement) event.preventDefault();
      }}
    >
      {children}
      <p className={styles.star}>Fields with * are needed.</p>
      <Jumps sections={sections} />
      {sections.map((section) => (
        <Section key={section} name={section} form={form} />
      ))}
      <div className={styles.bar} data-bar>
        <p className={styles.verdict} role="alert">
          {action.problem ?? (refusals > 0 && toMend > 0 ? (toMend === 1 ? "One field needs another look." : `${toMend} fields need another look.`) : "")}
        </p>
        <div className={formStyles.actions}>
          <ActionButton type="submit" kind="primary" aria-disabled={action.busy}>
            {action.busy ? busy : submit}
          </ActionButton>
          <ActionButton onClick={onCancel}>Cancel</ActionButton>
        </div>
      </div>
    </form>
  );
}

/** Ways to what is far down a long page. */
function Jumps({ sections }: { readonly sections: readonly SectionName[] }) {
  return (
    <nav aria-label="Parts of the form">
      <ul className={styles.jumps}>
        {sections.map((name) => (
          <li key={name}>
            <a
              className={partStyles.pill}
              href={`#${anchorOf(name)}`}
              onClick={(event) => {
                // The address stays: another one would ask whether what was typed may go.
                event.preventDefault();
                const heading = document.getElementById(anchorOf(name));
                heading?.focus({ preventScroll: true });
                heading?.scrollIntoView();
              }}
            >
              {SECTIONS[name].title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function anchorOf(name: SectionName): string {
  return `part-${name}`;
}

function Section({ name, form }: { readonly name: SectionName; readonly form: CouponForm }) {
  const { title, words } = SECTIONS[name];
  return (
    <section className={styles.section} aria-labelledby={anchorOf(name)}>
      <div>
        <h2 id={anchorOf(name)} className={styles.title} tabIndex={-1}>
          {title}
        </h2>
        <p className={styles.words}>{words}</p>
      </div>
      <div className={styles.fields}>
        {fieldsOf(name, form).map((field) => (
          <FieldView key={field} name={field} form={form} />
        ))}
      </div>
    </section>
  );
}

function fieldsOf(section: SectionName, form: CouponForm): readonly FieldName[] {
  return FIELD_NAMES.filter((field) => COUPON_FIELDS[field].section === section && isShown(field, form));
}

function isShown(name: FieldName, { draft }: CouponForm): boolean {
  return COUPON_FIELDS[name].shown?.(draft) ?? true;
}
