import { useState } from "react";
import { useSearchParams } from "react-router";
import { type AuditEntry, auditTopics } from "../../../contract/messages/audit";
import { Notice } from "../../../ui/notice";
import { useMay } from "../admin-services";
import { useFetched } from "../calls/use-fetched";
import { SelectField } from "../form/select-field";
import { addressFor } from "../parts/address-of-page";
import { PageHeader } from "../parts/page-header";
import { TOPIC_WORDS } from "./act-wording-table";
import { AuditEntries } from "./audit-entries";
import styles from "./audit.module.css";
import { sayWho } from "./audit-row";

/** Every change, by whom and from where; what of it is shown stands in the address. */
export function AuditPage() {
  const maySee = useMay("manager");
  return (
    <>
      <PageHeader title="Audit log" />
      {maySee ? <Log /> : <Notice what="The audit log is for managers to see" next="Ask an owner to make you one, if you need to." />}
    </>
  );
}

const TOPICS = [{ value: "", name: "Everything" }, ...auditTopics.map((value) => ({ value, name: TOPIC_WORDS[value] }))];

function Log() {
  const [address, setAddress] = useSearchParams();
  const topic = auditTopics.find((one) => one === address.get("topic"));
  const who = address.get("who") ?? "";
  const narrow = (name: "topic" | "who") => (value: string) => setAddress((before) => addressFor(name, value, before), { replace: true, preventScrollReset: true });
  const [seen, setSeen] = useState<readonly AuditEntry[]>([]);
  const narrowed = { ...(topic === undefined ? {} : { topic }), ...(who === "" ? {} : { who }) };
  return (
    <>
      <div className={styles.filters} role="search">
        <SelectField label="What" options={TOPICS} value={topic ?? ""} onChange={narrow("topic")} />
        <SelectField label="Who" options={useActors(who, seen)} value={who} onChange={narrow("who")} />
      </div>
      <AuditEntries key={JSON.stringify(narrowed)} narrowed={narrowed} onHere={setSeen} />
    </>
  );
}

/** Members, and whoever was chosen in the log itself, such as a program or somebody who has left. */
function useActors(who: string, seen: readonly AuditEntry[]) {
  const { fetched } = useFetched("members", {});
  const members = fetched.phase === "here" ? fetched.value.members.map(({ id, name }) => ({ value: id, name })) : [];
  const chosen = who === "" || members.some(({ value }) => value === who) ? [] : [{ value: who, name: nameIn(seen, who) }];
  return [{ value: "", name: "Everybody" }, ...members, ...chosen];
}

/** By what they did, else by what was done to them. */
function nameIn(seen: readonly AuditEntry[], who: string): string {
  const did = seen.find(({ by }) => by.id === who);
  if (did !== undefined) return sayWho(did, () => null);
  const named = seen.filter(({ subject }) => subject === who).map(({ before, after }) => after?.["name"] ?? before?.["name"]);
  return named.find((name) => typeof name === "string") ?? "Chosen in the log";
}
