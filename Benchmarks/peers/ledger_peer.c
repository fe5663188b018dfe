// The limit that the daemon is measured against: the rows it writes, on its own schema, in plain C with nothing around it.
//
//   ledger_peer intake DIRECTORY ORDERS LINES   a file: its orders in one transaction
//   ledger_peer way DIRECTORY ORDERS            orders of one line from the file to the recorded webhook, 128 to a commit
//   ledger_peer latency DIRECTORY ORDERS        an order at a time: the syncs that lie between file and webhook, no more
//
// The directory holds peer.sqlite3, a database that the daemon has made: with its tables, indexes and triggers, a partner,
// an account and an endpoint. Prints one JSON object. Reads nothing: no parsing, no matching, no signing, no sending.
#include "database.h"
#include <fcntl.h>
#include <malloc.h>
#include <stdarg.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef sqlite3_int64 number;

static sqlite3 *db;
static number next = 1LL << 61, partner, holding, account, virtual, matching, releasing, endpoint, delivering;

/// Runs a statement with values: i a number, t a text, b so many bytes, n NULL.
static void put(sqlite3_stmt *statement, const char *kinds, ...) {
    static char bytes[1 << 20];
    va_list values;
    va_start(values, kinds);
    for (int index = 1; kinds[index - 1]; index++) switch (kinds[index - 1]) {
        case 'i': sqlite3_bind_int64(statement, index, va_arg(values, number)); break;
        case 't': sqlite3_bind_text(statement, index, va_arg(values, const char *), -1, SQLITE_TRANSIENT); break;
        case 'b': sqlite3_bind_blob64(statement, index, bytes, va_arg(values, number), SQLITE_TRANSIENT); break;
        default: sqlite3_bind_null(statement, index);
        }
    va_end(values);
    step(db, statement);
    sqlite3_clear_bindings(statement);
}

static number first_number(const char *sql) {
    sqlite3_stmt *statement = prepare(db, sql);
    must(sqlite3_step(statement), db);
    number value = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return value;
}

static sqlite3_stmt *begin, *commit, *receipt, *receipt_end, *order, *customer, *line, *lot, *movement, *balance, *event, *job,
    *claim, *end_job, *schedule, *decision, *released, *take, *give, *start_term, *delivery, *delivered, *attempt;

static void prepare_all(void) {
    begin = prepare(db, "BEGIN IMMEDIATE");
    commit = prepare(db, "COMMIT");
    receipt = prepare(db, "INSERT INTO receipt(id, partner, sha256, bytes, file_name, format, outcome, received_at, report)"
                          " VALUES(?1, ?2, randomblob(32), 1000000, 'orders.csv', 'csv-orders', 'accepted', ?3, x'')");
    receipt_end = prepare(db, "UPDATE receipt SET report = ?2 WHERE id = ?1");
    order = prepare(db, "INSERT INTO orders(id, partner, number, revision, kind, is_released_on_request, order_date, currency,"
                        " receipt, content_hash, accepted_at, changed_at)"
                        " VALUES(?1, ?2, ?3, 0, 'standard', 0, '2026-11-24', 'EUR', ?4, ?5, ?6, ?6)"
                        " ON CONFLICT(partner, number) DO NOTHING");
    customer = prepare(db, "INSERT INTO end_customer(id, order_id, name, country, email, smart_account)"
                           " VALUES(?1, ?2, 'Customer 0001, Inc.', 'DE', 'it@customer0001.example', 'contoso.com')");
    line = prepare(db, "INSERT INTO order_line(id, order_id, number, sku, description, quantity, unit_price, end_customer, state,"
                       " hold_reason, held_since) VALUES(?1, ?2, ?3, 'C9300-DNA-A-48-3Y', 'Licenses as quoted on 24 November',"
                       " ?4, '1249.50', ?5, 'held', 'noAccount', ?6)");
    lot = prepare(db, "INSERT INTO lot(id, line, sku, quantity, term_months) VALUES(?1, ?2, 'C9300-DNA-A-48-3Y', ?3, 36)");
    movement = prepare(db, "INSERT INTO movement(id, lot, quantity, from_kind, from_account, to_kind, to_account, reason, actor,"
                           " moved_at) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 'feed:rcp_0b0j9v3fp8000', ?9)");
    balance = prepare(db, "INSERT INTO holding_balance(lot, holding_account, quantity) VALUES(?1, ?2, ?3)");
    event = prepare(db, "INSERT INTO event(id, type, partner, smart_account, order_id, occurred_at, body)"
                        " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    job = prepare(db, "INSERT INTO job(id, queue, kind, state, priority, run_at, maximum_failures, unique_key, payload,"
                      " enqueued_at) VALUES(?1, ?2, ?3, 0, 0, ?4, 25, ?5, x'6f72645f306230306230306230306230', ?4)"
                      " ON CONFLICT(unique_key) WHERE unique_key IS NOT NULL DO NOTHING");
    claim = prepare(db, "UPDATE job SET state = 1, claims = claims + 1, lease_until = ?2 WHERE id = ?1");
    end_job = prepare(db, "DELETE FROM job WHERE id = ?1 AND state = 1 AND claims = 1");
    schedule = prepare(db, "UPDATE order_line SET state = 'scheduled', hold_reason = NULL, hold_detail = NULL, held_since = NULL,"
                           " smart_account = ?2, virtual_account = ?3, release_at = ?4"
                           " WHERE id = ?1 AND state IN ('held', 'scheduled')");
    decision = prepare(db, "INSERT INTO decision(id, line, outcome, tier, smart_account, virtual_account, explanation,"
                           " rule_version, actor, decided_at) VALUES(?1, ?2, ?3, 'explicitAccount', ?4, ?5,"
                           " 'the order names the Smart Account contoso.com, which is active', 1, 'matching', ?6)");
    released = prepare(db, "UPDATE order_line SET state = 'released', hold_reason = NULL, hold_detail = NULL, held_since = NULL,"
                           " smart_account = ?2, virtual_account = ?3, release_at = coalesce(release_at, ?4), released_at = ?4"
                           " WHERE id = ?1 AND released_at IS NULL AND state IN ('held', 'scheduled')");
    take = prepare(db, "DELETE FROM holding_balance WHERE lot = ?1 AND holding_account = ?2 AND quantity = ?3");
    give = prepare(db, "INSERT INTO virtual_balance(virtual_account, lot, quantity) VALUES(?1, ?2, ?3)");
    start_term = prepare(db, "UPDATE lot SET term_starts_at = ?2, term_ends_at = ?3 WHERE id = ?1 AND term_starts_at IS NULL");
    delivery = prepare(db, "INSERT INTO delivery(id, event, endpoint, state, job, created_at, next_at)"
                           " VALUES(?1, ?2, ?3, 'pending', ?4, ?5, ?5)");
    delivered = prepare(db, "UPDATE delivery SET state = 'delivered', job = NULL, next_at = NULL, ended_at = ?2,"
                            " attempts = attempts + 1 WHERE id = ?1");
    attempt = prepare(db, "INSERT INTO delivery_attempt(delivery, number, started_at, status, name_lookup, connect,"
                          " tls_handshake, first_byte, total, remote_address, is_reused)"
                          " VALUES(?1, 1, ?2, 204, 20, 30, 0, 700, 750, '127.0.0.1:8099', 1)");
}

static number moment(void) {
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    return t.tv_sec * 1000LL + t.tv_nsec / 1000000;
}

/// What is kept of an order of one line between the steps.
struct order {
    number id, line, lot, match, release, deliver, delivery;
};

/// An event of the partner's order, or of the customer's account, who knows of no order.
static void note(const char *type, number of_order, long bytes) {
    if (of_order) put(event, "itiniib", next++, type, partner, of_order, moment(), (number)bytes);
    else put(event, "itninib", next++, type, account, moment(), (number)bytes);
}

static number enqueue(number queue, const char *kind, const char *prefix, number of) {
    char key[64];
    snprintf(key, sizeof key, "%sord_%013llx", prefix, of);
    number id = next++;
    put(job, *prefix ? "iitit" : "iitin", id, queue, kind, moment(), key);
    return id;
}

static void accept_order(struct order *o, number of_receipt, int lines) {
    char text[32];
    number present = moment(), named = 0;
    o->id = next++;
    snprintf(text, sizeof text, "PO-%lld", o->id);
    put(order, "iitibi", o->id, partner, text, of_receipt, 32LL, present);
    for (int index = 1; index <= lines; index++) {
        snprintf(text, sizeof text, "%d", index);
        if (!named) put(customer, "ii", named = next++, o->id);
        o->line = next++, o->lot = next++;
        put(line, "iitiii", o->line, o->id, text, 7LL, named, present);
        put(lot, "iii", o->lot, o->line, 7LL);
        put(movement, "iiiiiiiti", next++, o->lot, 7LL, 0LL, 0LL, 1LL, holding, "received", present);
        put(balance, "iii", o->lot, holding, 7LL);
    }
    o->match = enqueue(matching, "match", "match:", o->id);
    note("order.accepted", o->id, 260 + 80L * lines);
}

static void match_order(struct order *o) {
    number present = moment();
    put(schedule, "iiii", o->line, account, virtual, present);
    put(decision, "iitiii", next++, o->line, "matched", account, virtual, present);
    o->release = enqueue(releasing, "release", "release:", o->id);
    note("license.matched", o->id, 390);
    put(end_job, "i", o->match);
}

static void release_order(struct order *o) {
    number present = moment();
    put(released, "iiii", o->line, account, virtual, present);
    put(take, "iii", o->lot, holding, 7LL);
    put(movement, "iiiiiiiti", next++, o->lot, 7LL, 1LL, holding, 2LL, virtual, "released", present);
    put(give, "iii", virtual, o->lot, 7LL);
    put(start_term, "iii", o->lot, present, present + 1);
    put(decision, "iitiii", next++, o->line, "released", account, virtual, present);
    note("license.released", o->id, 430);
    number told = next - 1;
    o->deliver = enqueue(delivering, "webhook.deliver", "", o->id);
    put(delivery, "iiiii", o->delivery = next++, told, endpoint, o->deliver, present);
    note("license.released", 0, 380);
    put(end_job, "i", o->release);
}

static void finish_delivery(struct order *o) {
    put(delivered, "ii", o->delivery, moment());
    put(attempt, "ii", o->delivery, moment());
    put(end_job, "i", o->deliver);
}

static void commit_now(void) {
    step(db, commit);
    checkpoint_if_due(db);
}

static number begin_receipt(void) {
    step(db, begin);
    number id = next++;
    put(receipt, "iii", id, partner, moment());
    return id;
}

static void intake(long orders, int lines) {
    double start = now();
    number id = begin_receipt();
    struct order o;
    for (long index = 0; index < orders; index++) accept_order(&o, id, lines);
    put(receipt_end, "ib", id, 300 + orders * 110LL > 1 << 20 ? 1LL << 20 : 300 + orders * 110LL);
    // The daemon answers before it moves the log into the database, too.
    step(db, commit);
    report((double)orders * lines, now() - start, 0, 0);
}

/// Each batch takes the steps that the lanes take: a claim is committed before its work.
static void way(long orders) {
    enum { FILE_ORDERS = 200, BATCH = 128 };
    struct order *all = calloc(orders, sizeof *all);
    double start = now();
    for (long first = 0; first < orders; first += FILE_ORDERS) {
        number id = begin_receipt();
        for (long i = first; i < first + FILE_ORDERS && i < orders; i++) accept_order(&all[i], id, 1);
        put(receipt_end, "ib", id, 22000LL);
        commit_now();
    }
    for (int stage = 0; stage < 3; stage++)
        for (long first = 0; first < orders + BATCH; first += BATCH) {
            step(db, begin);
            for (long i = first - BATCH; i >= 0 && i < first && i < orders; i++)
                stage == 0 ? match_order(&all[i]) : stage == 1 ? release_order(&all[i]) : finish_delivery(&all[i]);
            for (long i = first; i < first + BATCH && i < orders; i++)
                put(claim, "ii", stage == 0 ? all[i].match : stage == 1 ? all[i].release : all[i].deliver, moment());
            commit_now();
        }
    report(orders, now() - start, 0, 0);
}

static void sync_file(const char *path, int flags, const char *text) {
    int descriptor = open(path, flags, 0600);
    if (descriptor < 0 || (text && write(descriptor, text, strlen(text)) < 0) || fsync(descriptor)) perror(path), exit(1);
    close(descriptor);
}

/// The copy and the claim are made durable, then five commits follow: intake, claim, match, release, claim of the delivery.
static void latency(const char *directory, long orders) {
    double *latencies = malloc(orders * sizeof *latencies), begun = now();
    for (long index = 0; index < orders; index++) {
        char entry[4096], copy[4200];
        snprintf(entry, sizeof entry, "%s/%ld", directory, index);
        snprintf(copy, sizeof copy, "%s/copy", entry);
        double start = now();
        struct order o;
        if (mkdir(entry, 0700)) perror(entry), exit(1);
        sync_file(copy, O_WRONLY | O_CREAT, "an order");
        sync_file(entry, O_RDONLY | O_DIRECTORY, 0);
        sync_file(directory, O_RDONLY | O_DIRECTORY, 0);
        number id = begin_receipt();
        accept_order(&o, id, 1);
        commit_now();
        step(db, begin), put(claim, "ii", o.match, moment()), commit_now();
        step(db, begin), match_order(&o), put(claim, "ii", o.release, moment()), commit_now();
        step(db, begin), release_order(&o), commit_now();
        step(db, begin), put(claim, "ii", o.deliver, moment()), commit_now();
        latencies[index] = now() - start;
        step(db, begin), finish_delivery(&o), commit_now();
    }
    report(orders, now() - begun, latencies, orders);
}

int main(int argc, char **argv) {
    mallopt(M_TRIM_THRESHOLD, 64 << 20);
    if (argc < 4) return fprintf(stderr, "usage: ledger_peer intake|way|latency DIRECTORY ORDERS [LINES]\n"), 64;
    db = open_database(argv[2]);
    partner = first_number("SELECT id FROM partner");
    holding = first_number("SELECT id FROM holding_account");
    account = first_number("SELECT id FROM smart_account");
    virtual = first_number("SELECT id FROM virtual_account WHERE is_default = 1");
    matching = first_number("SELECT id FROM queue WHERE name = 'matching'");
    releasing = first_number("SELECT id FROM queue WHERE name = 'release'");
    endpoint = first_number("SELECT id FROM endpoint");
    delivering = first_number("SELECT queue FROM endpoint");
    prepare_all();
    if (!strcmp(argv[1], "intake") && argc == 5) intake(atol(argv[3]), atoi(argv[4]));
    else if (!strcmp(argv[1], "way")) way(atol(argv[3]));
    else if (!strcmp(argv[1], "latency")) latency(argv[2], atol(argv[3]));
    else return 64;
    return 0;
}
