package org.stele.cli.wallet;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stele.contracts.Validity;
import org.stele.contracts.consent.Grantee;
import org.stele.contracts.id.GrantId;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.network.Purpose;
import org.stele.formats.scope.OpenedLabel;
import org.stele.formats.scope.OpenedScope;
import org.stele.wallet.file.StoredRole;
import org.stele.wallet.file.StoredScope;
import org.stele.wallet.file.Wallet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stele wallet grant}. */
@Command(
        name = "grant",
        description = {
            "Let an organisation, or one person there, see what you name, for a while.",
            "What they keep for your treatment stays with them when you take the grant back."
        })
final class GrantCommand implements Callable<Integer> {
    @Mixin
    private WalletOptions options;

    @Option(names = "--to", required = true, paramLabel = "ORGANISATION", description = "Whom.")
    private OrganisationId to;

    @Option(names = "--seat", paramLabel = "SEAT", description = "Only this person there.")
    private @Nullable SeatId seat;

    @Option(
            names = "--purpose",
            defaultValue = "TREAT",
            description = "What for: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
    private List<Purpose> purposes = List.of(Purpose.TREAT);

    @Option(
            names = "--for",
            paramLabel = "PERIOD",
            defaultValue = "P30D",
            description = "How long, such as P30D (${DEFAULT-VALUE}).")
    private Period period = Period.ofDays(30);

    @Option(
            names = "--label",
            required = true,
            description = "What: domain:cardiology, domain:* for all; sensitivity:PSY only if sensitive ones too.")
    private List<OpenedLabel> labels = List.of();

    @Override
    public Integer call() throws IOException {
        Wallet wallet = options.load();
        StoredRole role = options.role(wallet);
        OpenedScope scope =
                OpenedScope.of(labels.stream().map(OpenedLabel::label).toList());
        SortedSet<Purpose> wanted = new TreeSet<>(purposes);
        GrantId grant =
                Conversation.with(role, () -> Conversation.patient(role).grant(grantee(), wanted, validity(), scope));
        options.save(wallet.with(new StoredScope(grant.value(), Optional.of(scope))));
        System.out.println("granted: " + grant + ". Take it back with 'stele wallet revoke " + grant + "'.");
        return 0;
    }

    private Grantee grantee() {
        return seat == null ? Grantee.organisation(to) : Grantee.seat(to, seat);
    }

    /** Begins a minute ago: the ledger's time follows the members' clocks and may be some seconds behind this one. */
    private Validity validity() {
        Instant now = Instant.ofEpochMilli(InstantSource.system().millis());
        Instant from = now.minus(Duration.ofMinutes(1));
        return new Validity(from, now.atZone(ZoneOffset.UTC).plus(period).toInstant());
    }
}
