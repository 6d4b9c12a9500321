package org.stele.cli.network;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stele.cli.CommandFailed;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.network.NetworkGenesis;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.WrongPassphraseException;
import org.stele.ledger.genesis.Genesis;
import org.stele.node.config.HttpSettings;
import org.stele.node.config.NodeDirectory;
import org.stele.node.founding.NodeFile;
import org.stele.node.founding.Place;
import org.stele.node.founding.Proposal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stele network join}. */
@Command(
        name = "join",
        description = {
            "Lay the genesis into an organisation's folder, check it, and write the node's configuration.",
            "Then: stele node run DIR."
        })
public final class JoinCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR", description = "The folder that 'stele network keys' made.")
    private Path folder;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "PROPOSAL",
            description = "Every organisation's proposal.json.")
    private List<Path> proposals;

    @Option(names = "--genesis", required = true, paramLabel = "FILE", description = "The network's genesis.")
    private Path genesisFile;

    @Option(names = "--hash", required = true, paramLabel = "HASH", description = "Its hash, as the founder told you.")
    private String hash;

    @Option(names = "--jurisdiction", required = true, paramLabel = "LAW", description = "Whose law keeps records: US.")
    private String jurisdiction;

    @Option(
            names = "--http-port",
            paramLabel = "N",
            defaultValue = "" + HttpSettings.PORT,
            description = "Of the node's API, on 127.0.0.1 (${DEFAULT-VALUE}).")
    private int httpPort;

    @Mixin
    private ListenOption listen;

    @Option(
            names = "--admitted",
            description =
                    "The members voted this organisation in: it is not in the genesis. Take the members of today.")
    private boolean admitted;

    @Option(
            names = "--epoch",
            paramLabel = "N",
            description = "In which the network is, as 'stele network status' says, if not in its first.")
    private @Nullable Long epoch;

    @Option(
            names = "--pilot",
            description = "This organisation begins alone: its node makes the order by itself, until 'to-raft'.")
    private boolean pilot;

    @Mixin
    private PassphraseOption passphrase;

    @Override
    public Integer call() {
        Genesis genesis = genesis();
        List<Proposal> all = Proposals.read(proposals);
        Proposal own = Proposals.read(folder.resolve(KeysCommand.PROPOSAL));
        if (!admitted) {
            requireSame(genesis, all, own);
        }
        if (pilot) {
            requireAlone(genesis);
        }
        try {
            write(genesis, all, own);
        } catch (FileAlreadyExistsException e) {
            throw new CommandFailed(e.getFile() + " is there already: this organisation has joined", e);
        } catch (WrongPassphraseException e) {
            throw new CommandFailed(
                    "the passphrase does not open the keys in " + folder + ": give the one they have", e);
        } catch (IOException e) {
            throw new CommandFailed("the node's files cannot be written: " + e.getMessage(), e);
        }
        return 0;
    }

    private Genesis genesis() {
        try {
            Genesis genesis = Genesis.parse(Bytes.wrap(Files.readAllBytes(genesisFile)));
            if (!genesis.network().equals(Hash.parse(hash))) {
                throw new CommandFailed("this genesis has the hash " + genesis.network()
                        + ", not the one that you were told: do not join, ask the founder");
            }
            return genesis;
        } catch (IOException e) {
            throw new CommandFailed(genesisFile + " cannot be read: ask the founder for it", e);
        } catch (IllegalArgumentException e) {
            throw new CommandFailed("--genesis or --hash: " + e.getMessage(), e);
        }
    }

    /** What was proposed is what the genesis says, of everyone: nobody was swapped on the way. */
    private static void requireSame(Genesis genesis, List<Proposal> all, Proposal own) {
        NetworkGenesis state = NetworkGenesis.parse(genesis.state().unsafeArray());
        if (!state.members().contains(own.candidate())) {
            throw new CommandFailed("the genesis does not name this organisation with the keys in its folder:"
                    + " ask the founder to take your proposal.json");
        }
        state.members().stream()
                .filter(member ->
                        all.stream().noneMatch(proposal -> proposal.candidate().equals(member)))
                .findFirst()
                .ifPresent(member -> {
                    throw new CommandFailed("the proposal of " + member.name()
                            + " is missing, or is not what the genesis says of it: ask that organisation");
                });
    }

    private void requireAlone(Genesis genesis) {
        if (admitted) {
            throw new CommandFailed("a member that was admitted joins others, and is no pilot: leave --pilot out");
        }
        int members =
                NetworkGenesis.parse(genesis.state().unsafeArray()).members().size();
        if (members > 1) {
            throw new CommandFailed("the genesis has " + members
                    + " members, and a pilot has one: join without --pilot, and their nodes make the order together");
        }
    }

    private void write(Genesis genesis, List<Proposal> all, Proposal own) throws IOException, WrongPassphraseException {
        NodeDirectory node = new NodeDirectory(folder);
        OrganisationId organisation = own.candidate().organisation();
        Path wallet = AdministrationKey.toWallet(
                node.root(),
                passphrase.read(),
                genesis.network(),
                organisation,
                URI.create("http://127.0.0.1:" + httpPort));
        Files.write(node.genesis(), genesis.document().unsafeArray(), StandardOpenOption.CREATE_NEW);
        if (admitted) {
            Files.createFile(node.raftJoins());
        }
        Files.writeString(node.configuration(), text(all, own.place()), StandardOpenOption.CREATE_NEW);
        PrintWriter out = spec.commandLine().getOut();
        out.println("wrote " + node.configuration() + ": look it through, then: stele node run " + folder);
        out.println("take " + wallet + " and administration.key off this machine: a node does not need them");
        out.flush();
    }

    private String text(List<Proposal> all, Place own) {
        NodeFile file = new NodeFile(
                own.organisation(),
                passphrase.file(),
                httpPort,
                jurisdiction,
                Optional.empty(),
                listen.at(own),
                places(all, own));
        return (pilot ? file.ofPilot() : file.text()) + (epoch == null ? "" : "epoch: " + epoch + "\n");
    }

    private static List<Place> places(List<Proposal> all, Place own) {
        Stream<Place> others = all.stream()
                .map(Proposal::place)
                .filter(place -> !place.organisation().equals(own.organisation()));
        return Stream.concat(others, Stream.of(own)).toList();
    }
}
