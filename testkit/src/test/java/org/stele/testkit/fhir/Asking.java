package org.stele.testkit.fhir;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import java.net.URI;
import org.stele.testkit.network.Member;
import org.stele.wallet.Holder;

/** HAPI's own client at a member's node. */
public final class Asking {
    private Asking() {}

    /** Signs each request by the holder's key. */
    public static IGenericClient client(Member member, Holder holder) {
        IGenericClient fresh = Ward.R4.newRestfulGenericClient(member.address() + "/fhir/R4");
        fresh.registerInterceptor(new SigningInterceptor(holder, member.organisation()));
        return fresh;
    }

    /** The signature on a request without a body. */
    public static String header(Member member, Holder holder, String method, URI address) {
        return new SigningInterceptor(holder, member.organisation()).header(method, address, new byte[0]);
    }
}
