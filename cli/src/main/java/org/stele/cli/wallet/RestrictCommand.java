package org.stele.cli.wallet;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.RestrictionId;
import org.stele.formats.scope.OpenedLabel;
import org.stele.formats.scope.OpenedScope;
import org.stele.wallet.file.StoredScope;
import org.stele.wallet.file.Wallet;
import org.stele.wallet.patient.PatientElsewhere;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stele wallet restrict}. */
@Command(name = "restrict", description = "Keep records back, whatever you granted; emergencies excepted.")
final class RestrictCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private WalletOptions options;

    @Mixin
    private MemberOptions member;

    @Option(names = "--against", paramLabel = "ORGANISATION", description = "Only this one; everyone, where left out.")
    private @Nullable OrganisationId against;

    @Option(names = "--label", description = "What; everything, where left out.")
    private List<OpenedLabel> labels = List.of();

    @Override
    public Integer call() throws IOException {
        requireWhatAnyMemberTakes();
        Wallet wallet = options.load();
        Optional<OpenedScope> scope = scope();
        RestrictionId made = member.decide(
                options.role(wallet),
                patient -> scope.isPresent() ? patient.restrict(whom(), scope.get()) : patient.restrict(whom()),
                PatientElsewhere::restrict);
        options.save(wallet.with(new StoredScope(made.value(), scope)));
        System.out.println("restricted: " + made + ". End it with 'stele wallet lift " + made + "'.");
        return 0;
    }

    /** What labels hide, and on which subject an organisation stands, the custodian alone is told. */
    private void requireWhatAnyMemberTakes() {
        if (member.elsewhere() && !(labels.isEmpty() && against == null)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "--node only keeps back everything from everyone: leave out --label and --against");
        }
    }

    /** Everything, where no label is named. */
    private Optional<OpenedScope> scope() {
        return labels.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        OpenedScope.of(labels.stream().map(OpenedLabel::label).toList()));
    }

    private Optional<OrganisationId> whom() {
        return Optional.ofNullable(against);
    }
}
