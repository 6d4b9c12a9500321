package org.stele.exchange.misattribution;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.identity.Power;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.audience.Patients;
import org.stele.exchange.intake.Deposits;
import org.stele.exchange.keep.Origins;
import org.stele.exchange.link.LinkBook;
import org.stele.exchange.member.Permissions;
import org.stele.exchange.store.Locks;
import org.stele.exchange.work.Premises;
import org.stele.exchange.work.TaskKind;
import org.stele.exchange.work.Tasks;
import org.stele.exchange.write.WritingDesk;
import org.stele.formats.release.ChartId;
import org.stele.ledger.contract.Author;
import org.stele.vault.cabinet.Cabinet;

/**
 * Corrects in this order: filed in the right chart, taken out of the wrong one, readers told. So nothing is ever in neither. Each step may
 * be repeated, and what is filed is carried to its end whatever is killed in between.
 */
public final class MisattributionDesk implements Misattributions {
    private final Permissions permissions;
    private final Patients patients;
    private final LinkBook links;
    private final Deposits deposits;
    private final Tasks tasks;
    private final InstantSource clock;
    private final Moves moves;
    private final Moving moving;
    private final Marking marking;
    private final Readers readers;
    private final Telling telling;
    private final MisreadDesk misread;
    private final Refilings refilings;
    private final Locks locks = new Locks();

    public MisattributionDesk(
            Premises premises,
            Cabinet cabinet,
            Patients patients,
            LinkBook links,
            WritingDesk writings,
            Deposits deposits,
            Origins origins,
            Refilings refilings) {
        this.refilings = refilings;
        this.links = links;
        this.permissions = premises.permissions();
        this.patients = patients;
        this.deposits = deposits;
        this.tasks = premises.tasks();
        this.clock = premises.clock();
        this.moves = new Moves(cabinet);
        this.readers = new Readers(premises);
        MisreadBook book = new MisreadBook(cabinet, clock);
        this.marking = new Marking(premises, patients, writings.turns(), moves, book);
        this.moving = new Moving(premises, writings, deposits, origins, moves, marking);
        this.telling = new Telling(premises, patients, moves, readers, book);
        this.misread = new MisreadDesk(premises, book, new OwnCopies(premises.ledger(), patients, deposits, origins));
        tasks.register(TaskKind.CORRECT_CHART, name -> finish(Hash.parse(name)));
    }

    @Override
    public Corrected correct(Author author, Misattribution order) {
        permissions.requireSeat(author, Set.of(Power.SIGN, Power.CLERK));
        ChartId wrong = patients.requireHome(order.home());
        Optional<ChartId> right = order.right().map(it -> patients.requireHome(it.home()));
        require(order, wrong, right);
        Hash name = name(order, wrong, right);
        locks.locked(name, () -> moves.find(name).orElseGet(() -> begin(name, author, order, wrong, right)));
        tasks.run(TaskKind.CORRECT_CHART, name);
        Move move = moves.find(name)
                .orElseThrow(() -> new ExchangeException(
                        Reason.NOT_TAKEN, "an earlier attempt did not come to stand: send it again"));
        return corrected(move, permissions.mayNow(author, Power.REVIEW));
    }

    private Move begin(Hash name, Author author, Misattribution order, ChartId wrong, Optional<ChartId> right) {
        Instant now = Instant.ofEpochMilli(clock.millis());
        Move move = Move.of(name, author, now, wrong, order.records());
        right.ifPresentOrElse(
                chart -> moving.begin(move, chart, order.right().orElseThrow().refiling()), () -> moving.begin(move));
        right.ifPresent(chart -> links.corrected(wrong, chart, author, now));
        return move;
    }

    /** What was not filed to the end is as if nobody had asked: who asked was told so, and asks again. */
    private void finish(Hash name) {
        locks.locked(name, () -> {
            moves.find(name).ifPresent(move -> {
                if (move.batch().isPresent() && !isFiled(move.batch().get())) {
                    moves.remove(name);
                } else {
                    filed(move).forEach(it -> refilings.note(it.refiled().orElseThrow(), it.record()));
                    telling.tell(move.isMarked() ? move : marking.mark(move));
                }
            });
            return name;
        });
    }

    private boolean isFiled(RandomId batch) {
        return deposits.committed(batch).isPresent() || deposits.finish(batch);
    }

    /** @param isReviewer whether who asked may know who had read it */
    private Corrected corrected(Move move, boolean isReviewer) {
        List<Corrected.Reader> told = readers.of(move.chart(), move.versions()).stream()
                .map(reading -> new Corrected.Reader(reading.organisation(), reading.who()))
                .toList();
        return new Corrected(
                move.batch().isPresent()
                        ? filed(move)
                        : move.records().stream()
                                .map(record -> new Corrected.Moved(record, Optional.empty()))
                                .toList(),
                told.size(),
                isReviewer ? told : List.of());
    }

    /** What comes along stands behind them. */
    private List<Corrected.Moved> filed(Move move) {
        List<RecordId> filed = move.batch().flatMap(deposits::allCommitted).orElse(List.of());
        return IntStream.range(0, Math.min(filed.size(), move.records().size()))
                .mapToObj(i -> new Corrected.Moved(move.records().get(i), Optional.of(filed.get(i))))
                .toList();
    }

    private static void require(Misattribution order, ChartId wrong, Optional<ChartId> right) {
        int size = order.records().size();
        boolean isSound = size >= 1
                && size <= Misattribution.MOST
                && Set.copyOf(order.records()).size() == size;
        if (!isSound) {
            throw new ExchangeException(
                    Reason.INVALID, "name 1 to " + Misattribution.MOST + " records, none of them twice");
        }
        if (right.filter(wrong::equals).isPresent()) {
            throw new ExchangeException(
                    Reason.INVALID, "the records are in this patient's chart: name another patient");
        }
    }

    private static Hash name(Misattribution order, ChartId wrong, Optional<ChartId> right) {
        String records = order.records().stream().map(Object::toString).collect(Collectors.joining(","));
        String text = wrong + "|" + right.map(Object::toString).orElse("") + "|" + records;
        return Hash.of(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public List<Misread> open(Author reader) {
        return misread.open(reader);
    }

    @Override
    public void acknowledge(Author reader, RandomId line) {
        misread.acknowledge(reader, line);
    }

    @Override
    public void told(OrganisationId from, MisattributionNotice notice) {
        misread.told(from, notice);
    }
}
