package org.stele.testkit.people;

import java.io.IOException;
import java.nio.file.Files;
import org.stele.crypto.WrongPassphraseException;
import org.stele.ledger.transaction.Envelope;
import org.stele.testkit.network.EmbeddedNetwork;
import org.stele.testkit.network.Member;
import org.stele.wallet.Holder;
import org.stele.wallet.file.WalletFile;
import org.stele.wallet.http.NodeClient;
import org.stele.wallet.http.NodeProblem;
import org.stele.wallet.http.Submitted;

/**
 * Who has an organisation's administration key.
 *
 * @param holder acts as the organisation
 */
public record Administrator(Member member, Holder holder) {
    /** The one of {@code label}, with the key from the folder that founding left it in. */
    public static Administrator of(EmbeddedNetwork network, String label) {
        return new Administrator(network.member(label), holder(network, label));
    }

    public NodeClient node() {
        return Nodes.client(member);
    }

    /** Hands in a transaction of the organisation and waits until it is final. */
    public Submitted submit(String contract, String command, Object body) throws IOException, NodeProblem {
        NodeClient node = node();
        Envelope envelope = holder.transaction(contract, command, body, node.clock());
        return node.submit(envelope);
    }

    private static Holder holder(EmbeddedNetwork network, String label) {
        try {
            String passphrase =
                    Files.readString(network.directory().passphrase(label)).strip();
            return WalletFile.load(network.directory().administration(label), passphrase.toCharArray())
                    .roles()
                    .getFirst()
                    .holder();
        } catch (IOException | WrongPassphraseException e) {
            throw new IllegalStateException("the administration key of " + label + " cannot be read", e);
        }
    }
}
