package org.stele.testkit.people;

import java.time.InstantSource;
import org.stele.testkit.network.Member;
import org.stele.wallet.http.NodeClient;

/** The ways to nodes. */
final class Nodes {
    private Nodes() {}

    static NodeClient client(Member member) {
        return new NodeClient(member.address(), member.organisation().value(), InstantSource.system());
    }
}
