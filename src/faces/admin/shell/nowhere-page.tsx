import { Link } from "react-router";
import { PageHeader } from "../parts/page-header";

/** An address of the admin at which there is nothing. */
export function NowherePage() {
  return (
    <>
      <PageHeader title="Nothing here" />
      <p>
        There is no page at this address. <Link to="/admin">Go to Today</Link>
      </p>
    </>
  );
}
