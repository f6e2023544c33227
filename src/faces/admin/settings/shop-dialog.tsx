import { useState } from "react";
import type { SettingsAtDesk } from "../../../contract/messages/settings";
import { NAME_MAX_LENGTH } from "../../../contract/messages/sign-in";
import { useAdmin } from "../admin-services";
import { useEditing } from "../calls/use-editing";
import { TextField } from "../form/text-field";
import { TimeZoneField } from "../form/time-zone-field";
import { EditDialog } from "../parts/edit-dialog";
import { isolateName } from "../parts/isolate-name";

interface ShopDialogProps {
  readonly shop: SettingsAtDesk["shop"];
  readonly onSaved: (now: SettingsAtDesk) => void;
  readonly onClose: () => void;
}

/** What the shop is called, and the zone that its days go by: for owners. */
export function ShopDialog({ shop, onSaved, onClose }: ShopDialogProps) {
  const { call } = useAdmin();
  const [tried, setTried] = useState(false);
  const editing = useEditing({
    terms: shop,
    look: async () => {
      const reply = await call("settings", {});
      return reply.kind === "ok" ? { ...reply, value: reply.value.shop } : reply;
    },
    send: (terms) => call("editShop", { body: terms }),
    onSaved,
    onClose,
    say: (now) => `The shop is called ${isolateName(now.shop.name)} now.`,
  });
  const { terms, setTerms } = editing;
  const isNameless = terms.name.trim() === "";

  function save() {
    setTried(true);
    if (!isNameless) editing.save();
  }

  return (
    <EditDialog
      title="Edit the shop"
      editing={editing}
      did="changed the shop"
      sayNow={({ name, timeZone }) => `It is “${isolateName(name)}”, ${timeZone.replaceAll("_", " ")}`}
      onSave={save}
      onClose={onClose}
    >
      <TextField
        label="Name"
        hint="Customers see it on every coupon, and cashiers at the till."
        data-autofocus
        maxLength={NAME_MAX_LENGTH}
        value={terms.name}
        problem={tried && isNameless ? "Type the shop’s name." : null}
        onChange={(event) => setTerms({ ...terms, name: event.currentTarget.value })}
      />
      <TimeZoneField value={terms.timeZone} onChange={(timeZone) => setTerms({ ...terms, timeZone })} />
    </EditDialog>
  );
}
