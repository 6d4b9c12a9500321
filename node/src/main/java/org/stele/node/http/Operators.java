package org.stele.node.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.SortedSet;

/** Tells the operators' machines: loopback, and the addresses that the configuration names. Never through a proxy. */
final class Operators {
    private final SortedSet<String> addresses;

    Operators(SortedSet<String> addresses) {
        this.addresses = addresses;
    }

    boolean includes(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        return request.getHeader("X-Forwarded-For") == null
                && request.getHeader("Forwarded") == null
                && (addresses.contains(address) || isLoopback(address));
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
