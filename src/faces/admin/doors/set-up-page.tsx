import { useState } from "react";
import { useAdmin } from "../admin-services";
import { useAction } from "../calls/use-action";
import { DeskForm } from "../form/desk-form";
import { TextField } from "../form/text-field";
import { TimeZoneField } from "../form/time-zone-field";
import { DoorFrame } from "./door-frame";
import { isLoginReady, NewLoginFields, NO_LOGIN } from "./new-login-fields";

interface SetUpPageProps {
  readonly token: string;
  readonly onDone: () => void;
}

/** Behind the link that a new server prints: makes the shop and its first owner, who is signed in then. */
export function SetUpPage({ token, onDone }: SetUpPageProps) {
  const { api, session } = useAdmin();
  const action = useAction();
  const [shop, setShop] = useState("");
  const [timeZone, setTimeZone] = useState(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
  const [login, setLogin] = useState(NO_LOGIN);
  const [tried, setTried] = useState(false);

  function make() {
    setTried(true);
    if (shop.trim() === "" || !isLoginReady(login)) return;
    void action.run(
      () => api.call("setUp", { body: { token, shop, timeZone, ...login } }),
      (me) => {
        session.signedIn(me);
        onDone();
      },
    );
  }

  return (
    <DoorFrame title="Set up your shop" lead={<p>You become its owner. More stores and people can follow at any time.</p>}>
      <DeskForm action={action} submit="Make the shop" busy="Making it…" onSubmit={make}>
        <TextField
          label="Name of the shop"
          autoComplete="organization"
          maxLength={60}
          value={shop}
          problem={tried && shop.trim() === "" ? "Type the shop’s name." : null}
          onChange={(event) => setShop(event.currentTarget.value)}
        />
        <TimeZoneField value={timeZone} onChange={setTimeZone} />
        <NewLoginFields login={login} onChange={setLogin} tried={tried} />
      </DeskForm>
    </DoorFrame>
  );
}
