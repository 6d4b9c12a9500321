package org.stele.cli.network;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.stele.cli.CommandFailed;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.ProposalId;
import org.stele.contracts.network.Agenda;
import org.stele.contracts.network.DomainName;
import org.stele.contracts.network.Measure;
import org.stele.contracts.network.Member;
import org.stele.contracts.network.NetworkCommand;
import org.stele.contracts.network.NetworkTables;
import org.stele.contracts.network.Proposal;
import org.stele.contracts.network.Roll;
import org.stele.contracts.network.Whole;
import org.stele.crypto.RandomId;
import org.stele.wallet.http.Submitted;

/** What the members decide together, as one administration sees it and takes part. */
final class Decisions {
    private final Administration administration;

    Decisions(Administration administration) {
        this.administration = administration;
    }

    /** Those that still take support, though some may have lapsed. */
    Map<ProposalId, Proposal> open() {
        Map<ProposalId, Proposal> open = new TreeMap<>(java.util.Comparator.comparing(ProposalId::toString));
        administration
                .read(NetworkTables.AGENDA, Whole.NETWORK)
                .orElseGet(() -> new Agenda(new TreeSet<>()))
                .open()
                .forEach(id -> open.put(id, proposal(id)));
        return open;
    }

    Roll roll() {
        return administration.read(NetworkTables.ROLL, Whole.NETWORK).orElseThrow();
    }

    Proposal proposal(ProposalId id) {
        return administration
                .read(NetworkTables.PROPOSAL, id)
                .orElseThrow(() -> new CommandFailed(
                        "there is no proposal " + id + ": 'stele network proposals' lists those that are open"));
    }

    /** The member of this identifier or name. */
    OrganisationId member(String text) {
        for (OrganisationId id : roll().members()) {
            if (id.toString().equals(text) || name(id).value().equals(text)) {
                return id;
            }
        }
        throw new CommandFailed("no member has the identifier or the name " + text);
    }

    DomainName name(OrganisationId id) {
        return administration.read(NetworkTables.MEMBER, id).map(Member::name).orElseThrow();
    }

    /** Proposes it; or supports the proposal of it that is open already, so that asking twice makes no second one. */
    ProposalId propose(Measure measure) {
        Optional<ProposalId> known = open().entrySet().stream()
                .filter(entry -> entry.getValue().measure().equals(measure))
                .map(Map.Entry::getKey)
                .findFirst();
        if (known.isPresent()) {
            support(known.get());
            return known.get();
        }
        ProposalId id = new ProposalId(RandomId.generate());
        submit(id, measure);
        return id;
    }

    void support(ProposalId id) {
        if (!proposal(id).supporters().contains(administration.organisation())) {
            administration.submit("support", new NetworkCommand.Support(id));
        }
    }

    private Submitted submit(ProposalId id, Measure measure) {
        if (measure.admission().isPresent()) {
            return administration.submit(
                    "proposeAdmission",
                    new NetworkCommand.ProposeAdmission(id, measure.admission().get()));
        }
        if (measure.expulsion().isPresent()) {
            return administration.submit(
                    "proposeExpulsion",
                    new NetworkCommand.ProposeExpulsion(id, measure.expulsion().get()));
        }
        return measure.epoch()
                .map(epoch ->
                        administration.submit("proposeEpoch", new NetworkCommand.ProposeEpoch(id, epoch.height())))
                .orElseGet(() -> measure.rules()
                        .map(rules -> administration.submit(
                                "proposeRules", new NetworkCommand.ProposeRules(id, rules.version(), rules.height())))
                        .orElseThrow());
    }
}
