import { useState } from "react";
import { parseEmail } from "../../../domain/member/email";
import { NEW_PASSWORD_HINT, sayPasswordProblem } from "../form/new-password";
import { PasswordField } from "../form/password-field";
import { TextField } from "../form/text-field";

/** What a login is made of. */
export type NewLogin = { readonly name: string; readonly email: string; readonly password: string };

export const NO_LOGIN: NewLogin = { name: "", email: "", password: "" };

type Problems = { readonly [Field in keyof NewLogin]: string | null };

/** What has to be mended before a login can be made, field by field. */
export function loginProblems({ name, email, password }: NewLogin): Problems {
  return {
    name: name.trim() === "" ? "Type the name that others will see." : null,
    email: parseEmail(email).ok ? null : "Write an address for mail, like ana@shop.example.",
    password: sayPasswordProblem(password, [name, email]),
  };
}

export function isLoginReady(login: NewLogin): boolean {
  return Object.values(loginProblems(login)).every((problem) => problem === null);
}

interface NewLoginFieldsProps {
  readonly login: NewLogin;
  readonly onChange: (login: NewLogin) => void;
  /** Problems are told at once, not only of fields that one has left. */
  readonly tried: boolean;
}

/** Name, address and password of somebody who will sign in. */
export function NewLoginFields({ login, onChange, tried }: NewLoginFieldsProps) {
  const [left, setLeft] = useState<ReadonlySet<keyof NewLogin>>(new Set());
  const problems = loginProblems(login);
  const field = (name: keyof NewLogin) => ({
    value: login[name],
    problem: tried || (left.has(name) && login[name] !== "") ? problems[name] : null,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => onChange({ ...login, [name]: event.currentTarget.value }),
    onBlur: () => setLeft(new Set([...left, name])),
  });
  return (
    <>
      <TextField label="Your name" autoComplete="name" maxLength={60} {...field("name")} />
      <TextField label="Email" type="email" dir="ltr" autoComplete="username" hint="You sign in with it." {...field("email")} />
      <PasswordField label="Password" autoComplete="new-password" hint={NEW_PASSWORD_HINT} {...field("password")} />
    </>
  );
}
