import { useState } from "react";
import type { StoreAtDesk } from "../../../contract/messages/shop";
import { DEVICE_NAME_MAX_LENGTH } from "../../../contract/messages/enrol";
import type { OutputOf } from "../../../client/api/api";
import { useAdmin } from "../admin-services";
import { FetchedView } from "../calls/fetched-view";
import { useAction } from "../calls/use-action";
import { useFetched } from "../calls/use-fetched";
import { DeskForm } from "../form/desk-form";
import { SelectField } from "../form/select-field";
import { TextField } from "../form/text-field";
import { AdminDialog } from "../parts/admin-dialog";
import { EnrolCode } from "./enrol-code";

interface EnrolDialogProps {
  readonly onEnrolled: () => void;
  readonly onClose: () => void;
}

/** What a code was made for, and the tills that were there before it. */
type Made = { readonly code: OutputOf<"makeEnrolmentCode">; readonly knownBefore: ReadonlySet<string>; readonly storeId: string };

/** From a store and a name to a device that is its till. */
export function EnrolDialog({ onEnrolled, onClose }: EnrolDialogProps) {
  const { call } = useAdmin();
  const stores = useFetched("stores", {});
  const action = useAction();
  const [made, setMade] = useState<Made | null>(null);
  const [asked, setAsked] = useState<{ readonly storeId: string; readonly deviceName: string } | null>(null);

  function make(body: { readonly storeId: string; readonly deviceName: string }) {
    setAsked(body);
    void action.run(
      async () => {
        const before = await call("tills", {});
        if (before.kind !== "ok") return before;
        const code = await call("makeEnrolmentCode", { body });
        if (code.kind !== "ok") return code;
        const knownBefore = new Set(before.value.tills.map(({ installationId }) => installationId));
        return { ...code, value: { code: code.value, knownBefore, storeId: body.storeId } };
      },
      setMade,
    );
  }

  return (
    <AdminDialog title="Set up a till" size="lg" onClose={onClose}>
      {made === null ? (
        <FetchedView of={stores} what="the stores">
          {({ stores: all }) => <EnrolForm stores={all} action={action} onSubmit={make} />}
        </FetchedView>
      ) : (
        <EnrolCode
          key={made.code.code}
          {...made}
          action={action}
          onAgain={() => asked !== null && make(asked)}
          onNext={() => setMade(null)}
          onEnrolled={onEnrolled}
          onClose={onClose}
        />
      )}
    </AdminDialog>
  );
}

interface EnrolFormProps {
  readonly stores: readonly StoreAtDesk[];
  readonly action: ReturnType<typeof useAction>;
  readonly onSubmit: (body: { readonly storeId: string; readonly deviceName: string }) => void;
}

function EnrolForm({ stores, action, onSubmit }: EnrolFormProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [deviceName, setDeviceName] = useState("");
  const storeId = chosen ?? stores[0]?.id ?? "";
  return (
    <DeskForm action={action} submit="Show the code" busy="Making a code…" onSubmit={() => onSubmit({ storeId, deviceName })}>
      <SelectField label="Store" options={stores.map(({ id, name }) => ({ value: id, name }))} value={storeId} onChange={setChosen} />
      <TextField
        label="Name of the till"
        hint="Such as “Counter left”. Without one it gets the next number."
        data-autofocus
        maxLength={DEVICE_NAME_MAX_LENGTH}
        value={deviceName}
        onChange={(event) => setDeviceName(event.currentTarget.value)}
      />
    </DeskForm>
  );
}
