/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sample's clients and their shoots: two months of finished ones, some under way at
 * each step. All of it is told in the order of time, through the verbs of the office. */

#include "desk-sample-private.h"

#include "desk-diary.h"
#include "desk-flow.h"
#include "desk-goods.h"
#include "desk-lending.h"
#include "desk-records.h"

#define N_STEPS   12
#define MAX_SIGNS 16
/* The steps that something else happens at, by their place in the flow. */
#define STEP_BOOKING    1
#define STEP_GOODS_IN   3
#define STEP_SCHEDULE   4
#define STEP_SAMPLE     5
#define STEP_SAMPLE_OK  6
#define STEP_SHOOT      7
#define STEP_DISC       9
#define STEP_RESULT     10
#define STEP_GOODS_BACK 11

#define NEVER 99
/* How many working days before this one the first case began. */
#define OLDEST   60
#define N_COMING 10
/* The diary is kept from the week before last on. */
#define DIARY_DAYS 14
/* What is reserved with the shoot that is due. */
#define LENS     "JT-001"
#define BORROWER 22

#define N_SETS 3
static const char *const sets[N_SETS] = { "静物棚", "服装棚", "外景" };

typedef enum
{
  HAPPY,
  UNHAPPY_SAMPLE, /* the first samples are not what was wished */
  UNHAPPY_RESULT,
} Mood;

/* A shoot: how many working days ago it began and each step was signed. */
typedef struct
{
  guint client; /* its place in the list of clients */
  int begun;
  int diary; /* shot this many working days from now, or NEVER */
  int n_signs;
  int signs[MAX_SIGNS];
  Mood mood;
  gboolean unmonitored; /* the monitor has not recorded the last step */
  int cancelled;        /* working days ago, or 0 */
  const char *pause;    /* (nullable): client or parcel, at the end */
  const char *note;     /* of the pause */
} Plan;

static const Plan running[] = {
  { 0, 27, NEVER, 11, { 27, 26, 24, 20, 19, 16, 15, 11, 7, 5, 2 } },
  { 4, 26, NEVER, 12, { 26, 25, 23, 20, 19, 16, 15, 12, 8, 6, 4, 2 }, .mood = UNHAPPY_RESULT },
  { 16, 25, NEVER, 10, { 25, 24, 22, 18, 17, 14, 13, 9, 5, 3 } },
  { 17, 22, NEVER, 9, { 22, 21, 19, 16, 15, 12, 11, 8, 4 }, .unmonitored = TRUE },
  { 18, 18, NEVER, 8, { 18, 17, 15, 12, 11, 8, 7, 3 } },
  { 19, 16, 2, 7, { 16, 15, 13, 9, 8, 5, 3 } },
  { 20, 14, 0, 5, { 14, 13, 11, 8, 7 } },
  { 21, 13, 4, 6, { 13, 12, 10, 6, 5, 2 } },
  { 22, 10, 0, 5, { 10, 9, 8, 5, 4 } },
  { 23, 9, 1, 5, { 9, 8, 7, 4, 3 } },
  { 24, 6, NEVER, 3, { 6, 5, 4 }, .pause = "parcel", .note = "快递显示已到中转站" },
  { 25, 5, NEVER, 2, { 5, 4 }, .pause = "client", .note = "学员在挑选参考图" },
  { 26, 4, 3, 4, { 4, 4, 3, 1 } },
  { 27, 2, NEVER, 1, { 1 } },
  { 28, 1, NEVER, 0, { 0 }, .unmonitored = TRUE },
};

/* Its goods were forgotten. */
static const Plan given_up = { 12, 45, NEVER, 4, { 45, 44, 42, 38 }, .cancelled = 36 };

/* Working days from each step to the next of those that are finished; the third retouching
 * is late. */
#define N_FINISHED 15
static const int gaps[][N_STEPS] = {
  { 0, 1, 2, 3, 1, 3, 1, 3, 4, 1, 2, 2 },
  { 0, 0, 1, 4, 1, 2, 1, 2, 3, 1, 3, 1 },
  { 1, 1, 2, 5, 1, 4, 2, 4, 6, 2, 2, 2 },
  { 0, 1, 1, 2, 1, 1, 1, 2, 2, 1, 1, 1 },
  { 0, 0, 1, 4, 1, 2, 1, 2, 3, 1, 3, 1 },
};
/* Which of them had to be sampled twice, and was complained about. */
#define TWICE      6
#define COMPLAINED 3

/* What is filled in at each step besides what the verbs and the client's record know. */
static const struct
{
  guint step;
  const char *field, *text;
} values[] = {
  { 0, "need", "主图5张、详情页一套，风格参考店铺现有图片" },
  { 1, "explained", "yes" },
  { 1, "styles", "白底、场景" },
  { 1, "reviewed", "yes" },
  { 2, "agreed", "主图5张、细节图3张、场景图4张" },
  { 2, "forum", "拍摄预约区帖子已回复" },
  { 2, "screenshot", "论坛截图.png" },
  { 3, "slip", "yes" },
  { 5, "checked", "yes" },
  { 6, "contact", "样片已发，学员看过" },
  { 7, "pictures", "86" },
  { 8, "pictures", "24" },
  { 8, "reviewed", "yes" },
  { 10, "contact", "成片已发，学员看过" },
};

typedef enum
{
  EVENT_BEGIN,
  EVENT_SIGN,
  EVENT_PAUSE,
  EVENT_CANCEL,
  EVENT_BOOK,
  EVENT_COMPLAIN,
} EventKind;

typedef struct
{
  DeskDate date;
  int minutes;
  guint run;
  EventKind kind;
  DeskDate shot; /* of a step that is booked in the diary when it is signed */
} Event;

/* A plan that is carried out. */
typedef struct
{
  const Plan *plan;
  gint64 client, shoot;
  guint step;
  int signed_so_far;
  gboolean was_unhappy;
} Run;

typedef struct
{
  DeskOffice *office;
  DeskDate today;
  DeskDate past[OLDEST + 1]; /* working days back from today, or from the next one */
  DeskDate coming[N_COMING];
  gint64 clients[DESK_SAMPLE_N_CLIENTS];
  gint64 sets[N_SETS];
  GArray *photographers;
  GHashTable *booked; /* day → how many entries */
  Plan finished[N_FINISHED];
  GPtrArray *runs; /* Run */
  GArray *events;  /* Event */
} Story;

static void
story_clear (Story *self)
{
  g_clear_pointer (&self->photographers, g_array_unref);
  g_clear_pointer (&self->booked, g_hash_table_unref);
  g_clear_pointer (&self->runs, g_ptr_array_unref);
  g_clear_pointer (&self->events, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Story, story_clear)

static gboolean
add_sets (Story   *self,
          GError **error)
{
  for (guint i = 0; i < N_SETS; i++)
    {
      g_autoptr (DeskDraft) draft =
        desk_draft_new (desk_office_get_store (self->office), &desk_kind_sets);

      desk_draft_set_text (draft, "name", sets[i]);
      if (!desk_records_save (self->office, draft, error))
        return FALSE;
      self->sets[i] = desk_draft_get_id (draft);
    }
  return TRUE;
}

/* When a step is done on its day: later ones after earlier ones. */
static int
time_of (guint run,
         guint step)
{
  return 9 * 60 + 35 * (int) step + (int) (run * 7 % 20);
}

static void
add_event (Story     *self,
           guint      run,
           EventKind  kind,
           DeskDate   date,
           int        minutes,
           DeskDate   shot)
{
  Event event = { date, minutes, run, kind, shot };

  g_array_append_val (self->events, event);
}

/* Where a step leads to. */
static guint
next_step (const Plan *plan,
           guint       step,
           gboolean   *was_unhappy)
{
  gboolean unhappy = !*was_unhappy && ((step == STEP_SAMPLE_OK && plan->mood == UNHAPPY_SAMPLE) ||
                                       (step == STEP_RESULT && plan->mood == UNHAPPY_RESULT));

  *was_unhappy = *was_unhappy || unhappy;
  if (!unhappy)
    return step + 1;
  return step == STEP_SAMPLE_OK ? STEP_SAMPLE : STEP_SHOOT;
}

/* What is shot is in the diary from the step before on. */
static DeskDate
day_shot (Story      *self,
          const Plan *plan,
          guint       step,
          int         sign)
{
  if (step == STEP_SHOOT)
    return self->past[plan->signs[sign]];
  if (step != STEP_SCHEDULE || sign + 1 >= plan->n_signs)
    return DESK_DATE_NONE;
  return self->past[plan->signs[sign + 1]];
}

static void
add_run (Story      *self,
         const Plan *plan)
{
  Run *run = g_new0 (Run, 1);
  guint place = self->runs->len, step = 0;
  gboolean was_unhappy = FALSE;

  run->plan = plan;
  run->client = self->clients[plan->client];
  g_ptr_array_add (self->runs, run);
  add_event (self, place, EVENT_BEGIN, self->past[plan->begun], time_of (place, 0) - 20,
             DESK_DATE_NONE);
  for (int i = 0; i < plan->n_signs; i++)
    {
      add_event (self, place, EVENT_SIGN, self->past[plan->signs[i]], time_of (place, step),
                 day_shot (self, plan, step, i));
      step = next_step (plan, step, &was_unhappy);
    }
  if (plan->pause != NULL)
    add_event (self, place, EVENT_PAUSE, self->past[plan->signs[plan->n_signs - 1] - 1], 17 * 60,
               DESK_DATE_NONE);
  if (plan->cancelled > 0)
    add_event (self, place, EVENT_CANCEL, self->past[plan->cancelled], 17 * 60, DESK_DATE_NONE);
  if (plan->diary != NEVER)
    add_event (self, place, EVENT_BOOK, self->past[1], 17 * 60 + 20, self->coming[plan->diary]);
}

static void
plan_runs (Story *self)
{
  for (guint i = 0; i < N_FINISHED; i++)
    {
      Plan *plan = &self->finished[i];
      const int *gap = gaps[i % G_N_ELEMENTS (gaps)];
      gboolean was_unhappy = FALSE;
      int ago;

      /* Some clients come again, but for one who is here under two numbers. */
      plan->client = i * 4 % (DESK_SAMPLE_N_CLIENTS - 1);
      plan->mood = i == TWICE ? UNHAPPY_SAMPLE : HAPPY;
      plan->diary = NEVER;
      plan->begun = ago = OLDEST - 2 - (int) i * 2;
      for (guint step = 0; step < N_STEPS; step = next_step (plan, step, &was_unhappy))
        plan->signs[plan->n_signs++] = ago -= gap[step];
      add_run (self, plan);
      if (i == COMPLAINED)
        add_event (self, i, EVENT_COMPLAIN, self->past[ago - 3], 17 * 60 + 10, DESK_DATE_NONE);
    }
  add_run (self, &given_up);
  for (guint i = 0; i < G_N_ELEMENTS (running); i++)
    add_run (self, &running[i]);
}

static int
compare_events (gconstpointer a,
                gconstpointer b)
{
  const Event *one = a, *other = b;

  if (one->date != other->date)
    return one->date < other->date ? -1 : 1;
  if (one->minutes != other->minutes)
    return one->minutes - other->minutes;
  return (int) one->run - (int) other->run;
}

/* On each set one after the other, with a photographer of its own. */
static gboolean
book (Story     *self,
      Run       *run,
      DeskDate   date,
      GError   **error)
{
  static const int starts[] = { 9 * 60, 14 * 60, 11 * 60, 16 * 60 };
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->booked, GINT_TO_POINTER (date)));
  guint set = (n + (guint) date) % N_SETS;
  g_autoptr (GArray) there = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) items = NULL;
  DeskDiaryRequest request = { .date = date, .shoot = run->shoot, .set = self->sets[set] };

  for (guint i = 0; i < self->photographers->len; i++)
    {
      gint64 person = g_array_index (self->photographers, gint64, i);

      if (desk_people_presence (self->office, person, date) == DESK_PERSON_PRESENT)
        g_array_append_val (there, person);
    }
  if (date < self->today - DIARY_DAYS || n / N_SETS >= G_N_ELEMENTS (starts) ||
      there->len < N_SETS)
    return TRUE;
  request.from = starts[n / N_SETS] + (int) set * 20;
  request.until = request.from + 90;
  request.task = run->step < STEP_SAMPLE_OK ? "sample" : "shoot";
  request.photographer = g_array_index (there, gint64, (set + (guint) date / 2) % N_SETS);
  if (run->plan->client == BORROWER && run->step == STEP_SAMPLE)
    {
      items = desk_lending_find_items (self->office, LENS, FALSE, error);
      if (items == NULL)
        return FALSE;
      request.items = items;
    }
  g_hash_table_insert (self->booked, GINT_TO_POINTER (date), GUINT_TO_POINTER (n + 1));
  return desk_diary_book (self->office, &request, error) != 0;
}

/* The goods of a client come, some of them not as many as were announced. */
static gboolean
receive (Story   *self,
         Run     *run,
         GError **error)
{
  g_autofree char *tracking = g_strdup_printf ("SF1%011lld", 40507193LL * (run->client + 17));
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (DeskGoodsLine));
  DeskGoodsLine line = { .name = desk_sample_clients[run->plan->client].goods,
                         .quantity = desk_sample_clients[run->plan->client].quantity,
                         .declared = desk_sample_clients[run->plan->client].quantity };
  DeskGoodsReceipt receipt = { .client = run->client,
                               .shoot = run->shoot,
                               .lines = lines,
                               .condition = "完好",
                               .accompanying = "打印的确认单",
                               .tracking = tracking,
                               .place = run->shoot % 2 ? "货架A" : "货架B" };
  g_autofree char *parcel = NULL;

  line.declared += run->shoot % 9 == 0;
  g_array_append_val (lines, line);
  parcel = desk_goods_receive (self->office, &receipt, NULL, error);
  return parcel != NULL;
}

static gboolean
send_back (Story   *self,
           Run     *run,
           GError **error)
{
  DeskGoodsFilter filter = { .shoot = run->shoot, .here = TRUE };
  g_autoptr (GPtrArray) here = desk_goods_list (self->office, &filter, self->today, error);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (DeskGoodsOut));
  g_autofree char *tracking = g_strdup_printf ("YT8%011lld", 73051907LL * (run->client + 5));
  DeskGoodsReturn back = { .lines = lines, .condition = "完好", .tracking = tracking };
  g_autofree char *slip = NULL;

  if (here == NULL)
    return FALSE;
  for (guint i = 0; i < here->len; i++)
    {
      const DeskGoods *goods = here->pdata[i];
      DeskGoodsOut out = { .goods = goods->id, .quantity = goods->quantity };
      g_array_append_val (lines, out);
    }
  slip = desk_goods_send_back (self->office, &back, NULL, error);
  return slip != NULL;
}

/* Takes @text. */
static void
put (GHashTable *filled,
     const char *field,
     char       *text)
{
  g_hash_table_insert (filled, (gpointer) field, text);
}

static GHashTable *
values_of (Story    *self,
           Run      *run,
           DeskDate  shot)
{
  GHashTable *filled = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  guint client = run->plan->client;
  gboolean was_unhappy = run->was_unhappy;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (values[i].step == run->step)
      put (filled, values[i].field, g_strdup (values[i].text));
  switch (run->step)
    {
    case STEP_BOOKING:
      put (filled, "goods", g_strdup (desk_sample_clients[client].goods));
      put (filled, "quantity", g_strdup_printf ("%d", desk_sample_clients[client].quantity));
      break;
    case STEP_SCHEDULE:
      if (shot == DESK_DATE_NONE)
        shot = self->coming[MIN (run->plan->diary, N_COMING - 1)];
      put (filled, "day", desk_date_to_iso (shot));
      break;
    case STEP_DISC:
      put (filled, "tracking", g_strdup_printf ("ZT7%09lld", 5190337LL * (run->client + 3)));
      break;
    case STEP_SAMPLE_OK:
    case STEP_RESULT:
      put (filled, "satisfied",
           g_strdup (next_step (run->plan, run->step, &was_unhappy) < run->step ? "no" : "yes"));
      break;
    default:
      break;
    }
  return filled;
}

/* Signs the step, and lets the monitor record the next one soon after. */
static gboolean
sign (Story        *self,
      Run          *run,
      const Event  *event,
      GError      **error)
{
  g_autoptr (GHashTable) filled = values_of (self, run, event->shot);

  if (event->shot != DESK_DATE_NONE && !book (self, run, event->shot, error))
    return FALSE;
  if ((run->step == STEP_GOODS_IN && !receive (self, run, error)) ||
      (run->step == STEP_GOODS_BACK && !send_back (self, run, error)) ||
      !desk_flow_next (self->office, run->shoot, NULL, 0, filled, error))
    return FALSE;
  run->step = next_step (run->plan, run->step, &run->was_unhappy);
  run->signed_so_far++;
  if (run->step == N_STEPS ||
      (run->plan->unmonitored && run->signed_so_far == run->plan->n_signs))
    return TRUE;
  desk_sample_at (self->office, event->date, event->minutes + 12);
  return desk_flow_monitor (self->office, run->shoot, NULL, 0, error);
}

static gboolean
begin (Story        *self,
       Run          *run,
       const Event  *event,
       GError      **error)
{
  const char *category = desk_sample_clients[run->plan->client].category;
  g_autofree char *title = g_strdup_printf ("%s%d款", desk_sample_clients[run->plan->client].goods,
                                            desk_sample_clients[run->plan->client].quantity);

  run->shoot = desk_flow_start (self->office, "shoot", run->client, title, category, NULL, error);
  if (run->shoot == 0 || (run->plan->unmonitored && run->plan->n_signs == 0))
    return run->shoot != 0;
  desk_sample_at (self->office, event->date, event->minutes + 5);
  return desk_flow_monitor (self->office, run->shoot, NULL, 0, error);
}

static gboolean
happen (Story        *self,
        const Event  *event,
        GError      **error)
{
  Run *run = self->runs->pdata[event->run];

  desk_sample_at (self->office, event->date, event->minutes);
  switch (event->kind)
    {
    case EVENT_BEGIN:
      return begin (self, run, event, error);
    case EVENT_SIGN:
      return sign (self, run, event, error);
    case EVENT_PAUSE:
      return desk_flow_pause (self->office, run->shoot, NULL, run->plan->pause, run->plan->note,
                              error);
    case EVENT_CANCEL:
      return desk_flow_cancel (self->office, run->shoot, NULL, "学员转行，不再开店", error);
    case EVENT_BOOK:
      return book (self, run, event->shot, error);
    case EVENT_COMPLAIN:
    default:
      return desk_flow_remark (self->office, run->shoot, "retouch", "complaint",
                               "学员反映两张主图有色差", 0, "criticism", 0, error);
    }
}

/**
 * desk_sample_add_shoots:
 *
 * Adds clients, shoots, goods and the diary, as one act. What is written last was done
 * on the working day before, so that whoever looks around goes on today.
 */
gboolean
desk_sample_add_shoots (DeskOffice  *office,
                        DeskDate     today,
                        GError     **error)
{
  g_auto (Story) self = { .office = office, .today = today };
  g_autoptr (DeskAct) act = desk_sample_begin (office, error);

  if (act == NULL)
    return FALSE;
  desk_sample_days (office, today, self.past, G_N_ELEMENTS (self.past), self.coming,
                    G_N_ELEMENTS (self.coming));
  self.photographers = desk_diary_photographers (office, error);
  self.booked = g_hash_table_new (NULL, NULL);
  self.runs = g_ptr_array_new_with_free_func (g_free);
  self.events = g_array_new (FALSE, FALSE, sizeof (Event));
  desk_sample_at (office, self.past[OLDEST], 8 * 60 + 30);
  if (self.photographers == NULL || !desk_sample_add_clients (office, self.clients, error) ||
      !add_sets (&self, error))
    return FALSE;
  plan_runs (&self);
  g_array_sort (self.events, compare_events);
  for (guint i = 0; i < self.events->len; i++)
    if (!happen (&self, &g_array_index (self.events, Event, i), error))
      return FALSE;
  desk_store_set_moment (desk_office_get_store (office), NULL);
  return desk_act_commit (g_steal_pointer (&act), error);
}
