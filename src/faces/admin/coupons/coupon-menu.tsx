import { Menu } from "@mantine/core";
import { IconBan, IconCopy, IconDots, IconEye, IconLink, IconPencil } from "@tabler/icons-react";
import { useNavigate } from "react-router";
import type { CouponInList } from "../../../contract/messages/coupons-at-desk";
import { useMay, useMe } from "../admin-services";
import { selfClaimLink, whyNoSelfClaim } from "../parts/self-claim-link";
import { useCopy } from "../parts/use-copy";
import styles from "./coupon-list.module.css";

interface CouponMenuProps {
  readonly coupon: Pick<CouponInList, "couponId" | "title" | "status" | "selfClaim">;
  readonly onPreview: () => void;
  readonly onRevoke: () => void;
}

const ICON = { size: 20, stroke: 1.75, "aria-hidden": true } as const;

/** What can be done with one coupon. */
export function CouponMenu({ coupon, onPreview, onRevoke }: CouponMenuProps) {
  const { couponId, title, status } = coupon;
  const mayChange = useMay("manager");
  const navigate = useNavigate();
  const copy = useCopy();
  const { workspace } = useMe();
  const noLink = whyNoSelfClaim(coupon);
  const looks = { item: styles.item ?? "", dropdown: styles.dropdown ?? "" };
  return (
    <Menu position="bottom-end" classNames={looks} width={280} shadow="md" returnFocus>
      <Menu.Target>
        <button type="button" className={styles.dots} aria-label={`More for ${title}`}>
          <IconDots size={22} stroke={1.75} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconEye {...ICON} />} onClick={onPreview}>
          Preview
        </Menu.Item>
        <Menu.Item leftSection={<IconLink {...ICON} />} disabled={noLink !== null} onClick={() => void copy(selfClaimLink(workspace.number, couponId), "Claim link")}>
          Copy claim link
          {noLink !== null && <span className={styles.reason}>{noLink}</span>}
        </Menu.Item>
        {mayChange && (
          <>
            <Menu.Item leftSection={<IconPencil {...ICON} />} disabled={status === "revoked"} onClick={() => void navigate(`/admin/coupons/${couponId}/edit`)}>
              Edit
            </Menu.Item>
            <Menu.Item leftSection={<IconCopy {...ICON} />} onClick={() => void navigate(`/admin/coupons/new?from=${couponId}`)}>
              Duplicate
            </Menu.Item>
            <Menu.Divider />
            <Menu.Label>Change status</Menu.Label>
            <Menu.Item leftSection={<IconBan {...ICON} />} disabled={status === "revoked"} onClick={onRevoke}>
              Revoke
              {status === "revoked" && <span className={styles.reason}>It is revoked already, for good.</span>}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
