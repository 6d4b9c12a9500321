package org.stele.testkit.scenario;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.stele.crypto.WrongPassphraseException;
import org.stele.testkit.network.EmbeddedNetwork;
import org.stele.testkit.network.Member;
import org.stele.wallet.Holder;
import org.stele.wallet.file.WalletFile;
import org.stele.wallet.http.NodeClient;

/** Finds the story's organisations in a network. */
public final class Casting {
    private final EmbeddedNetwork network;

    private Casting(EmbeddedNetwork network) {
        this.network = network;
    }

    /** The cast of a network as {@link org.stele.testkit.network.NetworkPlan#standard} founds it. */
    public static Cast of(EmbeddedNetwork network) throws IOException {
        Casting casting = new Casting(network);
        return new Cast(
                network.genesis(),
                casting.place("hospital-a", "Hospital A"),
                casting.place("hospital-b", "Hospital B"),
                casting.place("insurer", "the insurer"),
                casting.place("board", "the board"));
    }

    private Place place(String label, String name) throws IOException {
        Member member = network.member(label);
        NodeClient node = new NodeClient(member.address(), member.organisation().value(), InstantSource.system());
        return new Place(name, member.organisation(), node, operator(label), new MachineOf(member));
    }

    /** The organisation's administrator, with the key that the node does not have. */
    private Holder operator(String label) throws IOException {
        Path wallet = network.directory().administration(label);
        char[] passphrase = Files.readString(network.directory().passphrase(label), StandardCharsets.UTF_8)
                .strip()
                .toCharArray();
        try {
            return WalletFile.load(wallet, passphrase).roles().getFirst().holder();
        } catch (WrongPassphraseException e) {
            throw new IOException("the passphrase does not open " + wallet, e);
        }
    }

    private record MachineOf(Member member) implements Machine {
        @Override
        public void kill() {
            member.kill();
        }

        @Override
        public void stop() {
            member.stop();
        }

        @Override
        public void start() {
            member.start();
        }

        @Override
        public Path ledgerDirectory() {
            return member.directory().resolve("ledger");
        }
    }
}
