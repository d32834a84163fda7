// The words of every area. A new area is one file in each language folder and one line in each list here.
import type actions from "@/locales/en/actions.json";
import type activity from "@/locales/en/activity.json";
import type agreements from "@/locales/en/agreements.json";
import type auth from "@/locales/en/auth.json";
import type bringing from "@/locales/en/bringing.json";
import type calendar from "@/locales/en/calendar.json";
import type carry from "@/locales/en/carry.json";
import type coalition from "@/locales/en/coalition.json";
import type commitments from "@/locales/en/commitments.json";
import type consents from "@/locales/en/consents.json";
import type decisions from "@/locales/en/decisions.json";
import type demo from "@/locales/en/demo.json";
import type device from "@/locales/en/device.json";
import type following from "@/locales/en/following.json";
import type help from "@/locales/en/help.json";
import type initiatives from "@/locales/en/initiatives.json";
import type mandates from "@/locales/en/mandates.json";
import type notices from "@/locales/en/notices.json";
import type offers from "@/locales/en/offers.json";
import type outbox from "@/locales/en/outbox.json";
import type people from "@/locales/en/people.json";
import type preferences from "@/locales/en/preferences.json";
import type propose from "@/locales/en/propose.json";
import type record from "@/locales/en/record.json";
import type roster from "@/locales/en/roster.json";
import type safety from "@/locales/en/safety.json";
import type shell from "@/locales/en/shell.json";
import type support from "@/locales/en/support.json";
import type today from "@/locales/en/today.json";
import type ui from "@/locales/en/ui.json";

export type MessageId = keyof (typeof actions &
  typeof activity &
  typeof agreements &
  typeof auth &
  typeof bringing &
  typeof calendar &
  typeof carry &
  typeof coalition &
  typeof commitments &
  typeof consents &
  typeof decisions &
  typeof demo &
  typeof device &
  typeof following &
  typeof help &
  typeof initiatives &
  typeof mandates &
  typeof offers &
  typeof outbox &
  typeof notices &
  typeof people &
  typeof propose &
  typeof preferences &
  typeof record &
  typeof roster &
  typeof safety &
  typeof shell &
  typeof support &
  typeof today &
  typeof ui);
