package org.stele.cli.network;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.stele.cli.CommandFailed;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.network.Candidate;
import org.stele.contracts.network.DomainName;
import org.stele.contracts.network.Role;
import org.stele.crypto.Argon2Cost;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.node.config.HostPort;
import org.stele.node.config.NodeDirectory;
import org.stele.node.founding.NodeKeys;
import org.stele.node.founding.Place;
import org.stele.node.founding.Proposal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stele network keys}. */
@Command(
        name = "keys",
        description = {
            "Make an organisation's keys on its own machine, before the network begins.",
            "In DIR: keys/, administration.key (take it off this machine after 'join'), and proposal.json, which has",
            "nothing secret: send that to whoever writes the genesis, and to every other member."
        })
public final class KeysCommand implements Callable<Integer> {
    static final String PROPOSAL = "proposal.json";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The node's folder, new or empty.")
    private Path folder;

    @Option(names = "--name", required = true, paramLabel = "DOMAIN", description = "As north-hospital.example.")
    private String name;

    @Option(
            names = "--role",
            required = true,
            paramLabel = "ROLE",
            description = "One or more of ${COMPLETION-CANDIDATES}.")
    private Set<Role> roles;

    @Option(
            names = "--peer",
            required = true,
            paramLabel = "HOST:PORT",
            description = "Where the others reach its node.")
    private String peer;

    @Option(
            names = "--raft",
            required = true,
            paramLabel = "HOST:PORT",
            description = "Where the others reach its ordering.")
    private String raft;

    @Option(names = "--observer", description = "It keeps a copy without a vote.")
    private boolean observer;

    @Mixin
    private PassphraseOption passphrase;

    @Override
    public Integer call() {
        NodeDirectory node = new NodeDirectory(folder);
        try {
            Proposal proposal = make(node, passphrase.read());
            Path file = Files.write(node.root().resolve(PROPOSAL), proposal.toJson());
            PrintWriter out = spec.commandLine().getOut();
            out.println("organisation " + proposal.candidate().organisation());
            out.println("send this to the others: " + file);
            out.flush();
            return 0;
        } catch (FileAlreadyExistsException e) {
            throw new CommandFailed(
                    e.getFile() + " is there already: keys are never overwritten, name a new folder", e);
        } catch (IOException e) {
            throw new CommandFailed("the keys cannot be written to " + folder + ": " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new CommandFailed("no keys were made: " + e.getMessage(), e);
        }
    }

    private Proposal make(NodeDirectory node, char[] secret) throws IOException {
        OrganisationId organisation = OrganisationId.generate();
        Place place = new Place(organisation, HostPort.parse(peer), HostPort.parse(raft));
        DomainName domain = new DomainName(name);
        Ed25519SigningKey administration = Ed25519SigningKey.generate();
        NodeKeys keys = NodeKeys.make(node, secret, Argon2Cost.STANDARD);
        AdministrationKey.write(node.root(), secret, administration);
        Candidate candidate = new Candidate(
                organisation, domain, new TreeSet<>(roles), keys.listed(administration.verificationKey()), !observer);
        return Proposal.of(candidate, place);
    }
}
