/* Cases that never happened.
 *
 * Everything comes from one stream of integers (splitmix64), and no floating point, locale or
 * hash order has a say, so that the same seed makes the same bytes everywhere: what is
 * measured on one machine can be measured on another.
 *
 * Events come in bursts, as the real ones do: most lie close about one of some days, of
 * which the first ones draw the most; the rest are spread over the whole period.  What happens
 * is one of a list of sentences, each with the factor it shows. */

#include "config.h"

#include "ent-generate.h"

#include <string.h>

#define SECONDS_PER_DAY 86400
#define MAX_PARTIES     5
#define N_CITIES        12
#define N_PEOPLE        3
#define N_PHASES        5
#define N_SOURCES       3
#define MAX_BURSTS      300

typedef struct
{
  const char *text;    /* {a} and {b} are parties, {p} is a place, {n} a person of a, {t} a thing */
  const char *factor;
  int         sign;
} Plot;

static const Plot plots[] = {
  { "{a} and {b} exchange prisoners at {p}", "negotiation-mediation", +1 },
  { "Talks between {a} and {b} open in {p}", "negotiation-mediation", +1 },
  { "Talks in {p} end without a text", "negotiation-mediation", -1 },
  { "{n} carries a letter to {b}", "negotiation-mediation", +1 },
  { "Fourth round in {p}: {t}", "negotiation-mediation", +1 },
  { "Observers arrive in {p}", "international-organizations", +1 },
  { "{b} keeps observers out of {p}", "international-organizations", -1 },
  { "{a} and {b} take seats in the same assembly", "international-organizations", +1 },
  { "{a} reopens the road to {p}", "trade-restoration", +1 },
  { "First {t} crosses the border at {p}", "trade-restoration", +1 },
  { "Trade agreement on {t}", "trade-restoration", +1 },
  { "{a} forbids the sale of {t} to {b}", "sanctions-barriers", -1 },
  { "{a} lifts its embargo on {t}", "sanctions-barriers", +1 },
  { "Customs dispute over {t}", "sanctions-barriers", -1 },
  { "Orchestra of {p} plays in {b}", "cross-cultural-dialogue", +1 },
  { "Football match in {p}", "cross-cultural-dialogue", +1 },
  { "Film about {p} shown in {b}", "cross-cultural-dialogue", +1 },
  { "Students from {b} arrive in {p}", "educational-exchange", +1 },
  { "{a} and {b} found a school in {p}", "educational-exchange", +1 },
  { "Scholarships are cut", "educational-exchange", -1 },
  { "Historians of {a} and {b} meet in {p}", "joint-historical-projects", +1 },
  { "Dispute over a schoolbook", "joint-historical-projects", -1 },
  { "Common cemetery at {p} consecrated", "joint-historical-projects", +1 },
  { "Shots at the line near {p}", "postwar-distrust", -1 },
  { "{b} accuses {a} of breaking the truce", "postwar-distrust", -1 },
  { "Families meet at {p} after the war", "postwar-distrust", +1 },
  { "Harvest fails around {p}", "economic-dislocation", -1 },
  { "Refugees leave {p}", "economic-dislocation", -1 },
  { "{a} joins a pact against {b}", "security-pacts", -1 },
  { "Hot line between {a} and {b}", "security-pacts", +1 },
  { "Troops withdraw from {p}", "security-pacts", +1 },
  { "A neighbour offers {p} for a summit", "external-powers", +1 },
  { "Fleet off {p}", "external-powers", -1 },
  { "Radio of {a} heard in {p}", "technology-communication", +1 },
  { "Telephone line to {p} restored", "technology-communication", +1 },
  { "{n} calls {b} an enemy of the faith", "ideological-differences", -1 },
  { "{n} wins the election with {t}", "domestic-politics", +1 },
  { "Parliament of {a} rejects the treaty", "domestic-politics", -1 },
  { "{n} resigns", "domestic-politics", -1 },
  { "Weapons for {b} found in {p}", "external-interference", -1 },
  { "Yearly meeting of ministers in {p}", "sustaining-norms", +1 },
  { "{a} and {b} agree to settle disputes over {t}", "sustaining-norms", +1 },
};

static const char * const things[] = {
  "grain", "coal", "fishing rights", "the river dam", "timber", "rail freight", "oil", "the border posts", "cotton",
  "cement", "medicine", "air traffic", "the lost archives", "steel", "rice", "electricity",
};

static const char * const remarks[] = {
  "Newspapers on both sides reported it, with different figures.",
  "It had been prepared in secret for months.",
  "Few noticed it at the time.",
  "Those who took part remembered it differently.",
  "The opposition called it a betrayal, and the government a beginning.",
  "It was the first of its kind since the war.",
};

static const char * const stems[] = {
  "Ar", "Bel", "Cor", "Dal", "Esk", "Fen", "Gar", "Hol", "Ist", "Jor", "Kal", "Lum", "Mar", "Nov", "Oss", "Pel",
  "Quen", "Ros", "Sel", "Tar", "Ulm", "Var", "Wes", "Yar", "Zem",
};
static const char * const country_ends[] = {
  "avia", "onia", "mark", "land", "istan", "eria", "ora", "ania",
};
static const char * const city_ends[] = {
  "grad", "ville", "burg", "port", "minster", "ovo", "holm", "field", "haven", "bridge", "mouth", "stadt",
};
static const char * const given_names[] = {
  "Ada", "Boris", "Clara", "Dmitri", "Elena", "Farid", "Greta", "Hassan", "Ines", "Jonas", "Katya", "Lin", "Mira",
  "Nadia", "Omar", "Petra", "Rosa", "Samir", "Tomas", "Vera",
};
static const char * const family_ends[] = {
  "ić", "sen", "ova", "ides", "man", "escu", "ström", "i", "er", "oğlu",
};

/* Where each phase begins, in parts of 100 of the period; the moment and the level it brings. */
static const struct
{
  const char       *id;
  const char       *title;
  guint             begin;
  const char       *event;
  EntMomentKind     moment;
  EntRelationLevel  level;
} course[N_PHASES] = {
  { "war", "War", 0, "War between {a} and {b}", ENT_MOMENT_WAR_START, ENT_RELATION_WAR },
  { "silence", "Silence", 12, "Armistice of {p}", ENT_MOMENT_WAR_END, ENT_RELATION_RUPTURE },
  { "contacts", "First contacts", 30, "Secret meeting in {p}", ENT_MOMENT_FIRST_CONTACT, ENT_RELATION_CONTACTS },
  { "talks", "Negotiations", 48, "Treaty of {p}", ENT_MOMENT_AGREEMENT, ENT_RELATION_DIALOGUE },
  { "relations", "Relations", 66, "{a} and {b} exchange ambassadors", ENT_MOMENT_RELATIONS, ENT_RELATION_RELATIONS },
};

typedef struct
{
  char *id;
  char *name;
  char *people[N_PEOPLE];
  char *people_ids[N_PEOPLE];
  char *cities[N_CITIES];
  char  country[3];
  int   lat, lon;  /* hundredths of a degree */
} Party;

typedef struct
{
  gint64 day;
  guint  width;
} Burst;

typedef struct
{
  guint64  state;
  EntCase *item;
  Party    parties[MAX_PARTIES];
  guint    n_parties;
  gint64   first_day;  /* of the period, from 1970 */
  guint    n_days;
  gint64   phase_days[N_PHASES];
  Burst    bursts[MAX_BURSTS];
  guint    n_bursts;
} Maker;

/* C may evaluate the arguments of one call in any order: never ask for two numbers in one. */
static guint64
next (Maker *self)
{
  guint64 z = self->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

/* From 0 to @n − 1; the upper bits, so that a small bias is all there is. */
static guint
below (Maker *self,
       guint  n)
{
  return (guint) (((next (self) >> 32) * n) >> 32);
}

#define PICK(self, list) ((list)[below ((self), G_N_ELEMENTS (list))])

static gboolean
in_100 (Maker *self,
        guint  chance)
{
  return below (self, 100) < chance;
}

/* Parties, people, places */

static gboolean
is_taken (Maker      *self,
          guint       n,
          const char *name)
{
  for (guint i = 0; i < n; i++)
    if (strcmp (self->parties[i].name, name) == 0)
      return TRUE;
  return FALSE;
}

static void
make_party (Maker *self,
            guint  index)
{
  Party *party = &self->parties[index];

  do
    {
      const char *stem = PICK (self, stems);

      g_free (party->name);
      party->name = g_strconcat (stem, PICK (self, country_ends), NULL);
    }
  while (is_taken (self, index, party->name));
  party->id = g_ascii_strdown (party->name, -1);
  /* Codes that ISO 3166 leaves to its users: no real country lies there. */
  g_snprintf (party->country, sizeof party->country, "X%c", 'A' + (char) index);
  party->lat = (int) below (self, 9000) - 3000;
  party->lon = (int) below (self, 34000) - 17000;

  for (guint i = 0; i < N_PEOPLE; i++)
    {
      const char *given = PICK (self, given_names);
      const char *stem = PICK (self, stems);

      party->people[i] = g_strconcat (given, " ", stem, PICK (self, family_ends), NULL);
      party->people_ids[i] = g_strdup_printf ("%s-%u", party->id, i + 1);
    }
  for (guint i = 0; i < N_CITIES; i++)
    {
      const char *stem = PICK (self, stems);

      party->cities[i] = g_strconcat (stem, PICK (self, city_ends), NULL);
    }
}

static void
party_clear (Party *self)
{
  g_free (self->id);
  g_free (self->name);
  for (guint i = 0; i < N_PEOPLE; i++)
    {
      g_free (self->people[i]);
      g_free (self->people_ids[i]);
    }
  for (guint i = 0; i < N_CITIES; i++)
    g_free (self->cities[i]);
}

static void
add_party (Maker       *self,
           const Party *party)
{
  static const char * const roles[N_PEOPLE] = { "Head of government", "Foreign minister", "Envoy" };
  EntActor *actor = ent_actor_new (party->id, ent_text_new (party->name));

  actor->kind = ENT_ACTOR_STATE;
  g_ptr_array_add (self->item->actors, actor);
  g_ptr_array_add (self->item->parties, g_strdup (party->id));
  for (guint i = 0; i < N_PEOPLE; i++)
    {
      actor = ent_actor_new (party->people_ids[i], ent_text_new (party->people[i]));
      actor->kind = ENT_ACTOR_PERSON;
      actor->party = g_strdup (party->id);
      actor->role = ent_text_new (roles[i]);
      g_ptr_array_add (self->item->actors, actor);
    }
}

/* Time */

static char *
dup_day (gint64 day)
{
  return ent_date_format_seconds (day * SECONDS_PER_DAY);
}

static EntDate *
parse (const char *text)
{
  g_autoptr(GError) error = NULL;
  EntDate *date = ent_date_parse (text, &error);

  g_assert_no_error (error);
  return date;
}

static void
make_period (Maker *self)
{
  gint64 first_year = 1860 + below (self, 110);
  gint64 last_year = first_year + 25 + below (self, 46);

  self->first_day = ent_date_seconds_from_civil (first_year, 1, 1) / SECONDS_PER_DAY;
  self->n_days = (guint) (ent_date_seconds_from_civil (last_year + 1, 1, 1) / SECONDS_PER_DAY - self->first_day);
  for (guint i = 0; i < N_PHASES; i++)
    self->phase_days[i] = self->first_day + self->n_days / 100 * course[i].begin + (i > 0 ? below (self, 300) : 0);
}

static void
make_bursts (Maker *self,
             guint  n_events)
{
  self->n_bursts = MIN (MAX_BURSTS, 4 + n_events / 40);
  for (guint i = 0; i < self->n_bursts; i++)
    {
      self->bursts[i].day = self->first_day + below (self, self->n_days);
      self->bursts[i].width = 1u << (1 + below (self, 8));
    }
}

static gint64
make_day (Maker *self)
{
  const Burst *burst;
  guint one = below (self, self->n_bursts), other = below (self, self->n_bursts);
  gint64 day;

  if (!in_100 (self, 80))
    return self->first_day + below (self, self->n_days);
  burst = &self->bursts[MIN (one, other)];
  /* Three of them add up to a hump. */
  day = burst->day - burst->width * 3 / 2;
  for (guint i = 0; i < 3; i++)
    day += below (self, burst->width);
  return CLAMP (day, self->first_day, self->first_day + self->n_days - 1);
}

/* One end of an interval, to the day, the month or the year. */
static char *
dup_end (gint64 day,
         guint  precision)
{
  char *text = dup_day (day);

  text[precision == 0 ? 10 : precision == 1 ? 7 : 4] = '\0';
  return text;
}

/* From @day on, for as long as a plausible thing of that precision lasts. */
static char *
dup_interval (Maker  *self,
              gint64  day,
              guint   precision,
              char    qualifier)
{
  static const guint shortest[] = { 1, 31, 366 }, longest[] = { 20, 500, 3000 };
  gint64 last = day + shortest[precision] + below (self, longest[precision]);
  g_autofree char *begin = dup_end (day, precision);
  g_autofree char *end = dup_end (last, precision);
  const char mark[] = { qualifier, '\0' };

  return g_strconcat (begin, mark, "/", end, mark, NULL);
}

/* The season in which @day lies; January belongs to the winter of the year before. */
static char *
dup_season (gint64 day)
{
  gint64 year;
  int month, day_of_month;

  ent_date_civil_from_seconds (day * SECONDS_PER_DAY, &year, &month, &day_of_month);
  return g_strdup_printf ("%d-%d", (int) year - (month < 3), month < 3 ? 24 : 20 + month / 3);
}

/* The rarer ways to say when; @roll is below 100. */
static char *
dup_rare_date (Maker  *self,
               gint64  day,
               guint   roll)
{
  g_autofree char *to_day = dup_end (day, 0);
  g_autofree char *to_month = dup_end (day, 1);
  g_autofree char *to_year = dup_end (day, 2);
  g_autofree char *later = dup_end (day + 1 + below (self, 9), 0);
  guint n = below (self, 4);

  if (roll < 20)
    return g_strdup_printf ("%.3sX", to_year);
  if (roll < 35)
    return g_strconcat (to_month, "-XX", NULL);
  if (roll < 50)
    return dup_season (day);
  if (roll < 58)
    return g_strconcat (to_day, "/..", NULL);
  if (roll < 62)
    return g_strconcat (to_year, "/", NULL);
  if (roll < 65)
    return g_strconcat ("../", to_month, NULL);
  if (roll < 67)
    return g_strconcat ("/", to_year, NULL);
  if (roll < 80)
    return g_strconcat ("[", to_day, ",", later, "]", NULL);
  if (roll < 86)
    return g_strconcat ("{", to_day, ",", later, "}", NULL);
  return g_strdup_printf ("%sT%02u:%02u:00Z", to_day, 6 + n * 4, below (self, 60));
}

/* Every kind of date that contains @day, as often as historians write it. */
static EntDate *
make_date (Maker  *self,
           gint64  day)
{
  guint roll = below (self, 1000);
  g_autofree char *to_day = dup_end (day, 0);
  g_autofree char *to_month = dup_end (day, 1);
  g_autofree char *to_year = dup_end (day, 2);
  g_autofree char *text = NULL;

  if (roll < 560)
    text = g_steal_pointer (&to_day);
  else if (roll < 680)
    text = g_steal_pointer (&to_month);
  else if (roll < 740)
    text = g_steal_pointer (&to_year);
  else if (roll < 775)
    text = g_strconcat (to_year, "~", NULL);
  else if (roll < 790)
    text = g_strconcat (to_month, "~", NULL);
  else if (roll < 815)
    text = g_strconcat (to_day, "?", NULL);
  else if (roll < 825)
    text = g_strconcat (to_year, "%", NULL);
  else if (roll < 895)
    text = dup_interval (self, day, 0, '\0');
  else if (roll < 925)
    text = dup_interval (self, day, 1, '\0');
  else if (roll < 940)
    text = dup_interval (self, day, 2, '\0');
  else if (roll < 950)
    text = dup_interval (self, day, 1 + roll % 2, roll < 945 ? '~' : '?');
  else
    text = dup_rare_date (self, day, below (self, 100));
  return parse (text);
}

/* Events */

/* @a and @b are different parties; the place lies in a's country. */
typedef struct
{
  const Party *a, *b;
  guint        city;
  guint        person;
  guint        thing;
} Scene;

static Scene
make_scene (Maker *self)
{
  Scene scene;
  guint a = below (self, self->n_parties);
  guint b = (a + 1 + below (self, self->n_parties - 1)) % self->n_parties;

  scene.a = &self->parties[a];
  scene.b = &self->parties[b];
  scene.city = below (self, N_CITIES);
  scene.person = below (self, N_PEOPLE);
  scene.thing = below (self, G_N_ELEMENTS (things));
  return scene;
}

static char *
tell (const Scene *scene,
      const char  *text)
{
  GString *told = g_string_sized_new (64);

  for (; *text != '\0'; text++)
    if (*text != '{')
      {
        g_string_append_c (told, *text);
      }
    else
      {
        const char *word = text[1] == 'a' ? scene->a->name
                           : text[1] == 'b' ? scene->b->name
                           : text[1] == 'n' ? scene->a->people[scene->person]
                           : text[1] == 't' ? things[scene->thing] : scene->a->cities[scene->city];

        g_string_append (told, word);
        text += 2;
      }
  return g_string_free (told, FALSE);
}

static void
add_place (Maker       *self,
           EntEvent    *event,
           const Scene *scene)
{
  event->place = ent_place_new (ent_text_new (scene->a->cities[scene->city]));
  event->place->country = g_strdup (scene->a->country);
  event->place->has_position = TRUE;
  event->place->lat = (scene->a->lat + (int) scene->city * 17 - 90) / 100.0;
  event->place->lon = (scene->a->lon + (int) scene->city * 23 - 130) / 100.0;
}

static void
add_factors (Maker      *self,
             EntEvent   *event,
             const Plot *plot)
{
  const Plot *other = &PICK (self, plots);

  if (!in_100 (self, 70))
    return;
  g_ptr_array_add (event->factors, ent_factor_sign_new (plot->factor, plot->sign));
  if (in_100 (self, 20) && strcmp (other->factor, plot->factor) != 0)
    g_ptr_array_add (event->factors, ent_factor_sign_new (other->factor, other->sign));
}

static void
add_cite (Maker     *self,
          GPtrArray *cites,
          guint      source)
{
  g_autofree char *id = g_strdup_printf ("source-%u", source % N_SOURCES + 1);
  g_autofree char *locator = g_strdup_printf ("p. %u", 1 + below (self, 400));

  g_ptr_array_add (cites, ent_cite_new (id, locator));
}

/* The begin of a phase, of which @day is known exactly. */
static EntEvent *
make_turn (Maker       *self,
           guint        phase,
           const Scene *scene)
{
  g_autofree char *id = g_strconcat ("begin-of-", course[phase].id, NULL);
  g_autofree char *title = tell (scene, course[phase].event);
  g_autofree char *day = dup_day (self->phase_days[phase]);
  EntEvent *event = ent_event_new (id, parse (day), ent_text_new (title));

  event->importance = ENT_IMPORTANCE_TURNING_POINT;
  return event;
}

static EntEvent *
make_event (Maker       *self,
            guint        index,
            const Scene *scene,
            gint64       day)
{
  const Plot *plot = &PICK (self, plots);
  g_autofree char *id = g_strdup_printf ("e%u", index + 1);
  g_autofree char *title = tell (scene, plot->text);
  guint roll = below (self, 100);
  EntEvent *event = ent_event_new (id, make_date (self, day), ent_text_new (title));

  event->importance = roll < 5 ? ENT_IMPORTANCE_TURNING_POINT
                      : roll < 30 ? ENT_IMPORTANCE_DEFAULT : ENT_IMPORTANCE_DETAIL;
  event->unverified = in_100 (self, 4);
  add_factors (self, event, plot);
  return event;
}

static void
add_event (Maker *self,
           guint  index)
{
  Scene scene = make_scene (self);
  gint64 day = index < N_PHASES ? self->phase_days[index] : make_day (self);
  EntEvent *event = index < N_PHASES ? make_turn (self, index, &scene) : make_event (self, index, &scene, day);
  guint phase = N_PHASES - 1;

  while (phase > 0 && self->phase_days[phase] > day)
    phase--;
  event->phase = g_strdup (course[phase].id);
  g_ptr_array_add (event->actors, g_strdup (in_100 (self, 30) ? scene.a->people_ids[scene.person] : scene.a->id));
  if (in_100 (self, 50))
    g_ptr_array_add (event->actors, g_strdup (scene.b->id));
  if (in_100 (self, 60))
    add_place (self, event, &scene);
  if (event->importance < ENT_IMPORTANCE_DETAIL)
    event->text = ent_text_new (PICK (self, remarks));
  add_cite (self, event->sources, below (self, N_SOURCES));
  g_ptr_array_add (self->item->events, event);
}

/* The frame */

static void
add_step (Maker            *self,
          gint64            day,
          EntRelationLevel  level,
          const char       *event)
{
  g_autofree char *text = dup_day (day);
  EntRelationStep *step = ent_relation_step_new (parse (text), level);

  step->event = g_strdup (event);
  add_cite (self, step->sources, self->item->relations->len);
  g_ptr_array_add (self->item->relations, step);
}

/* Each phase brings its level; in the middle of some it falls back for a while. */
static void
add_course (Maker *self,
            guint  n_events)
{
  for (guint i = 0; i < N_PHASES; i++)
    {
      gint64 end = i + 1 < N_PHASES ? self->phase_days[i + 1] : self->first_day + self->n_days;
      gint64 length = end - self->phase_days[i];
      g_autofree char *begin = dup_day (self->phase_days[i]);
      g_autofree char *last = dup_day (end - 1);
      g_autofree char *date = g_strconcat (begin, "/", i + 1 < N_PHASES ? last : "..", NULL);
      g_autofree char *event = i < n_events ? g_strconcat ("begin-of-", course[i].id, NULL) : NULL;
      EntMoment *moment = ent_moment_new (course[i].moment, parse (begin));

      g_ptr_array_add (self->item->phases, ent_phase_new (course[i].id, ent_text_new (course[i].title), parse (date)));
      moment->event = g_strdup (event);
      g_ptr_array_add (self->item->moments, moment);
      add_step (self, self->phase_days[i], course[i].level, event);
      if (i >= 2 && in_100 (self, 60))
        {
          add_step (self, self->phase_days[i] + length / 3, ENT_RELATION_RUPTURE, NULL);
          add_step (self, self->phase_days[i] + length / 2, course[i].level, NULL);
        }
    }
  if (in_100 (self, 50))
    add_step (self, self->first_day + self->n_days - 200, ENT_RELATION_PARTNERSHIP, NULL);
}

static void
add_sources (Maker *self,
             gint64 first_year)
{
  static const struct
  {
    const char *type;
    const char *title;
    const char *publisher;
  } sources[N_SOURCES] = {
    { "book", "A History That Never Was", "The Imaginary Press" },
    { "article-newspaper", "From Our Own Correspondent", "The Daily Invention" },
    { "collection", "Papers of the Foreign Ministries", "The Paper Archive" },
  };

  for (guint i = 0; i < N_SOURCES; i++)
    {
      g_autofree char *id = g_strdup_printf ("source-%u", i + 1);
      EntSource *source = ent_source_new (id, sources[i].type, sources[i].title);

      g_ptr_array_add (source->authors, ent_name_new_literal (sources[i].publisher));
      source->fields[ENT_SOURCE_PUBLISHER] = g_strdup (sources[i].publisher);
      source->issued.n_dates = 1;
      source->issued.n_parts[0] = 1;
      source->issued.parts[0][0] = (int) first_year + 80;
      g_ptr_array_add (self->item->sources, source);
    }
}

static void
fill_head (Maker *self)
{
  EntCase *item = self->item;
  const char *a = self->parties[0].name, *b = self->parties[1].name;
  g_autofree char *begin = dup_day (self->first_day);
  g_autofree char *period = g_strdup_printf ("%.4s/..", begin);
  g_autofree char *title = g_strdup_printf ("%s and %s", a, b);
  g_autofree char *short_title = g_strdup_printf ("%s–%s", a, b);
  g_autofree char *summary = g_strdup_printf ("A made-up case, to measure and to try things out: nothing in it "
                                              "happened. %s and %s fight, fall silent, and find words again.", a, b);

  item->version = 1;
  item->language = g_strdup ("en");
  item->license = g_strdup ("CC0-1.0");
  item->title = ent_text_new (title);
  item->short_title = ent_text_new (short_title);
  item->summary = ent_text_new (summary);
  item->status = ent_text_new ("made up");
  item->period = parse (period);
}

EntCase *
ent_generate_case (guint64 seed,
                   guint   index,
                   guint   n_events)
{
  g_autofree Maker *self = g_new0 (Maker, 1);
  g_autofree char *id = g_strdup_printf ("made-up-%" G_GUINT64_FORMAT "-%u", seed, index + 1);
  gint64 first_year;
  int month, day;

  g_return_val_if_fail (n_events > 0, NULL);

  /* Neighbouring seeds and indexes begin at places of the stream that have nothing in common. */
  self->state = seed;
  self->state = next (self) ^ (index * G_GUINT64_CONSTANT (0xd1342543de82ef95));
  self->state = next (self);
  self->item = ent_case_new (id);
  self->n_parties = 3 + below (self, MAX_PARTIES - 2);
  for (guint i = 0; i < self->n_parties; i++)
    {
      make_party (self, i);
      add_party (self, &self->parties[i]);
    }
  make_period (self);
  make_bursts (self, n_events);
  fill_head (self);
  add_course (self, n_events);
  for (guint i = 0; i < n_events; i++)
    add_event (self, i);
  ent_date_civil_from_seconds (self->first_day * SECONDS_PER_DAY, &first_year, &month, &day);
  add_sources (self, first_year);

  ent_case_seal (self->item);
  for (guint i = 0; i < self->n_parties; i++)
    party_clear (&self->parties[i]);
  return self->item;
}
