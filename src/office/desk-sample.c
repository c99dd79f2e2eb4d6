/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A lively studio to look around in, with past and coming weeks around today. */

#include "desk-sample-private.h"

#include "desk-language.h"
#include "desk-rota.h"
#include "desk-settings.h"

/* Weeks with inspected duties before this one, and with planned ones after it. */
#define PAST_WEEKS   8
#define COMING_WEEKS 5

static const struct
{
  const char *name, *sex, *department, *group, *status;
} people[] = {
  { "沈佳宁", "female", "行政人事", "第一组", "regular" },
  { "唐晓雯", "female", "行政人事", "第二组", "regular" },
  { "顾景行", "male", "摄影部", "第一组", "regular" },
  { "姚诗涵", "female", "摄影部", "第二组", "regular" },
  { "邵文博", "male", "摄影部", "第三组", "regular" },
  { "秦可欣", "female", "摄影部", "第四组", "regular" },
  { "薛子墨", "male", "摄影部", "第五组", "probation" },
  { "方一鸣", "male", "后期部", "第一组", "regular" },
  { "宋雨桐", "female", "后期部", "第二组", "regular" },
  { "丁浩然", "male", "后期部", "第三组", "regular" },
  { "韩梦洁", "female", "后期部", "第四组", "regular" },
  { "蒋思远", "male", "后期部", "第五组", "regular" },
  { "魏晨曦", "female", "客服部", "第一组", "regular" },
  { "吕嘉怡", "female", "客服部", "第二组", "regular" },
  { "夏明轩", "male", "客服部", "第三组", "regular" },
  { "邹雅静", "female", "客服部", "第四组", "regular" },
  { "石磊", "male", "策划部", "第五组", "regular" },
  { "白若溪", "female", "策划部", "第三组", "regular" },
  { "龙飞宇", "male", "策划部", "第四组", "regular" },
  { "贺子涵", "female", "策划部", "第五组", "trainee" },
  { "孟凡", "male", "摄影部", NULL, "left" },
};

static const struct
{
  const char *department, *head, *deputy;
} departments[] = {
  { "行政人事", "沈佳宁", "唐晓雯" },
  { "摄影部", "顾景行", "姚诗涵" },
  { "后期部", "方一鸣", "宋雨桐" },
  { "客服部", "魏晨曦", "吕嘉怡" },
  { "策划部", "石磊", "白若溪" },
};

static const struct
{
  const char *post, *holder, *deputy;
} posts[] = {
  { "administration", "沈佳宁", "唐晓雯" },
  { "monitor", "唐晓雯", "沈佳宁" },
  { "art-lead", "顾景行", "邵文博" },
  { "shoot-coordinator", "姚诗涵", "秦可欣" },
  { "equipment-keeper", "邵文博", "顾景行" },
  { "supplies-keeper", "唐晓雯", "沈佳宁" },
  { "attendance-keeper", "沈佳宁", "唐晓雯" },
  { "customer-service", "魏晨曦", "吕嘉怡" },
  { "director", "石磊", "顾景行" },
};

/* The group, by place, that fails twice a month. */
#define CARELESS_GROUP 2

static const char *const groups[] = { "第一组", "第二组", "第三组", "第四组", "第五组" };

static gboolean
add_named (DeskStore       *store,
           const DeskKind  *kind,
           const char      *name,
           gint64           position,
           GError         **error)
{
  g_autoptr (DeskDraft) draft = desk_draft_new (store, kind);

  desk_draft_set_text (draft, "name", name);
  if (position > 0)
    desk_draft_set_number (draft, "position", position);
  return desk_draft_save (draft, error);
}

static gboolean
enter (DeskDraft   *draft,
       const char  *field,
       const char  *value,
       GError     **error)
{
  return value == NULL ||
         desk_draft_enter (draft, desk_kind_get_field (desk_draft_get_kind (draft), field), value,
                           error);
}

static gboolean
add_people (DeskStore  *store,
            DeskDate    today,
            GError    **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autoptr (DeskDraft) person = desk_draft_new (store, &desk_kind_people);
      g_autofree char *phone = g_strdup_printf ("138%08u", 20011234 + i * 731027);
      gboolean is_new = g_str_equal (people[i].status, "probation");

      desk_draft_set_text (person, "status", people[i].status);
      desk_draft_set_text (person, "phone", phone);
      desk_draft_set_date (person, "entry_date", is_new ? today - 80 : today - 400 - (int) i * 53);
      if (is_new)
        desk_draft_set_date (person, "probation_end", today + 10);
      if (g_str_equal (people[i].status, "left"))
        desk_draft_set_date (person, "left_date", today - 100);
      if (!enter (person, "name", people[i].name, error) ||
          !enter (person, "sex", people[i].sex, error) ||
          !enter (person, "department", people[i].department, error) ||
          !enter (person, "group", people[i].group, error) || !desk_draft_save (person, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_heads_and_posts (DeskStore  *store,
                     GError    **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (departments); i++)
    {
      gint64 id =
        desk_store_find_named (store, &desk_kind_departments, departments[i].department, error);
      g_autoptr (DeskDraft) draft =
        id != 0 ? desk_draft_edit (store, &desk_kind_departments, id, error) : NULL;

      if (draft == NULL || !enter (draft, "head", departments[i].head, error) ||
          !enter (draft, "deputy", departments[i].deputy, error) || !desk_draft_save (draft, error))
        return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (posts); i++)
    {
      g_autoptr (DeskDraft) draft = desk_draft_new (store, &desk_kind_posts);

      if (!enter (draft, "post", posts[i].post, error) ||
          !enter (draft, "holder", posts[i].holder, error) ||
          !enter (draft, "deputy", posts[i].deputy, error) || !desk_draft_save (draft, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_absence (DeskStore   *store,
             const char  *name,
             DeskDate     from,
             DeskDate     to,
             const char  *reason,
             GError     **error)
{
  g_autoptr (DeskDraft) draft = desk_draft_new (store, &desk_kind_absences);

  desk_draft_set_date (draft, "from", from);
  desk_draft_set_date (draft, "to", to);
  return enter (draft, "person", name, error) && enter (draft, "reason", reason, error) &&
         desk_draft_save (draft, error);
}

static gboolean
add_staff (DeskStore  *store,
           DeskDate    today,
           DeskDate    monday,
           GError    **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (departments); i++)
    if (!add_named (store, &desk_kind_departments, departments[i].department, 0, error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (!add_named (store, &desk_kind_groups, groups[i], i + 1, error))
      return FALSE;
  return add_people (store, today, error) && add_heads_and_posts (store, error) &&
         add_absence (store, "宋雨桐", monday - 9, monday - 7, "事假", error) &&
         add_absence (store, "丁浩然", today, today + 1, "病假", error) &&
         add_absence (store, "邹雅静", monday + 8, monday + 11, "年假", error);
}

/* The duty days before today are inspected. One in twenty-nine marks is an X, and
 * one group fails twice a month, so that the ledger has fines to show (ROT-7). */
static gboolean
inspect_past (DeskOffice  *office,
              DeskDate     from,
              DeskDate     today,
              GError     **error)
{
  static const char *const remarks[] = { "灶台未擦", "垃圾桶未换袋", "地面有水渍", "桌椅未归位" };
  g_autoptr (GPtrArray) days = desk_rota_get_days (office, from, today - 1, error);
  DeskDate last = desk_rota_to_inspect (office, today), month = DESK_DATE_NONE;
  guint n = 0, n_careless = 0;

  if (days == NULL)
    return FALSE;
  for (guint i = 0; i < days->len; i++)
    {
      DeskRotaDay *day = days->pdata[i];
      g_autofree char *moment = desk_moment_format (day->date + 1, 8 * 60 + 26);

      /* The last one is left for whoever looks around. */
      if (day->areas->len == 0 || day->date == last)
        continue;
      desk_store_set_moment (desk_office_get_store (office), moment);
      if (desk_date_month_start (day->date) != month)
        n_careless = 0;
      month = desk_date_month_start (day->date);
      if (g_strcmp0 (day->group_name, groups[CARELESS_GROUP]) == 0)
        n_careless++;
      for (guint a = 0; a < day->areas->len; a++)
        {
          const DeskDutyArea *area = day->areas->pdata[a];
          gboolean careless = g_strcmp0 (day->group_name, groups[CARELESS_GROUP]) == 0 &&
                              n_careless <= 2 && a == n_careless;

          if (++n % 29 != 4 && !careless)
            continue;
          if (!desk_rota_mark (office, day->date, area->id, DESK_MARK_FAIL,
                               remarks[n % G_N_ELEMENTS (remarks)], error) ||
              !desk_rota_set_rectified (office, day->date, area->id, TRUE, error))
            return FALSE;
        }
      if (!desk_rota_mark_others_ok (office, day->date, error))
        return FALSE;
    }
  desk_store_set_moment (desk_office_get_store (office), NULL);
  return TRUE;
}

/* One swap, as soon as there is a duty day, so that its mark is to be seen. */
static gboolean
swap_one (DeskOffice  *office,
          DeskDate     today,
          GError     **error)
{
  g_autofree char *moment = desk_moment_format (today, 8 * 60 + 30);
  DeskDate end = desk_date_week_start (today) + COMING_WEEKS * 7 - 1;
  g_autoptr (GPtrArray) days = desk_rota_get_days (office, today + 1, end, error);

  if (days == NULL)
    return FALSE;
  desk_store_set_moment (desk_office_get_store (office), moment);
  for (guint i = 0; i < days->len; i++)
    {
      const DeskRotaDay *day = days->pdata[i];
      const DeskDutyPerson *person = day->people->len > 0 ? day->people->pdata[0] : NULL;
      g_autoptr (GPtrArray) partners = NULL;
      const DeskSwapPartner *partner;

      if (person == NULL || day->kind != DESK_ROTA_DUTY)
        continue;
      partners = desk_rota_swap_partners (office, day->date, person->id, error);
      if (partners == NULL)
        return FALSE;
      if (partners->len == 0)
        continue;
      partner = partners->pdata[0];
      return desk_rota_swap (office, day->date, person->id, partner->person, partner->date, 0,
                             error);
    }
  return TRUE;
}

static gboolean
plan (DeskOffice  *office,
      DeskDate     from,
      DeskDate     to,
      GError     **error)
{
  g_autoptr (DeskRotaPlan) preview = desk_rota_plan_preview (office, from, to, error);

  return preview != NULL && desk_rota_plan_apply (office, preview, error);
}

/* Days off get two people each (ROT-9). */
static gboolean
plan_holidays (DeskOffice  *office,
               DeskDate     from,
               DeskDate     to,
               GError     **error)
{
  guint next = 0;

  for (DeskDate date = from; date <= to; date++)
    {
      g_autoptr (GArray) present = NULL;
      gint64 two[2];

      if (desk_rota_day_kind (office, date) != DESK_ROTA_OFF)
        continue;
      present = desk_people_present (office, date, error);
      if (present == NULL || present->len < 2)
        return present != NULL;
      two[0] = g_array_index (present, gint64, next++ % present->len);
      two[1] = g_array_index (present, gint64, next++ % present->len);
      if (!desk_rota_set_holiday (office, date, two, 2, "检查门窗水电，快递放前台", error))
        return FALSE;
    }
  return TRUE;
}

/* The acts that follow are done at that time. */
void
desk_sample_at (DeskOffice *office,
                DeskDate    date,
                int         minutes)
{
  g_autofree char *moment = desk_moment_format (date, minutes);

  desk_store_set_moment (desk_office_get_store (office), moment);
}

/**
 * desk_sample_days:
 * @past: the first working day from @today on, and those before it
 * @coming: the same day, and those after it
 */
void
desk_sample_days (DeskOffice *office,
                  DeskDate    today,
                  DeskDate   *past,
                  guint       n_past,
                  DeskDate   *coming,
                  guint       n_coming)
{
  DeskCalendar *calendar = desk_office_get_calendar (office);
  DeskDate day = today;

  for (guint i = 0; i < n_coming; day++)
    if (desk_calendar_contains (calendar, DESK_CALENDAR_WORKING, day))
      coming[i++] = day;
  day = coming[0];
  for (guint i = 0; i < n_past; day--)
    if (desk_calendar_contains (calendar, DESK_CALENDAR_WORKING, day))
      past[i++] = day;
}

/* Begins an act of the sample; such acts are final: it is how the file begins. */
DeskAct *
desk_sample_begin (DeskOffice  *office,
                   GError     **error)
{
  return desk_store_begin_final (desk_office_get_store (office), error,
                                 _ ("Fill the sample studio"));
}

/**
 * desk_sample_fill:
 * @office: a new studio
 * @today: the day that its past and coming weeks lie around
 *
 * Makes the studio a sample: about twenty people, eight inspected weeks, five
 * planned ones. Not to be undone: it is how the file begins.
 */
gboolean
desk_sample_fill (DeskOffice  *office,
                  DeskDate     today,
                  GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  DeskDate monday = desk_date_week_start (today);
  DeskDate from = monday - PAST_WEEKS * 7, to = monday + COMING_WEEKS * 7 - 1;
  g_autoptr (DeskAct) act = desk_sample_begin (office, error);
  gboolean done;

  done =
    act != NULL && desk_settings_set (office, "studio.name", "光影摄影工作室（示例）", error) &&
    desk_store_execute (store, error,
                        "INSERT INTO settings (key, value) VALUES ('studio.sample', '1')", "") &&
    add_staff (store, today, monday, error) && plan (office, from, to, error) &&
    inspect_past (office, from, today, error) && swap_one (office, today, error) &&
    plan_holidays (office, from, to, error) && desk_sample_add_rooms (office, today, error);
  desk_store_set_moment (store, NULL);
  return done && desk_act_commit (g_steal_pointer (&act), error) &&
         desk_sample_add_equipment (office, today, error) &&
         desk_sample_add_shoots (office, today, error) &&
         desk_sample_add_meetings (office, today, error);
}

/* Whether the file is the sample, so that nobody takes it for their own. */
gboolean
desk_sample_is_sample (DeskOffice *office)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), NULL,
                       "SELECT 1 FROM settings WHERE key = 'studio.sample'", "");

  return rows != NULL && desk_rows_next (rows);
}
