package org.stele.link.server;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stele.crypto.RandomId;
import org.stele.link.TlsMembers;
import org.stele.link.tls.TlsKey;

/**
 * Finds who asks what and lets it be answered. Whose key the connection shows is looked up for each question anew, so that a
 * connection that was open when its member was expelled is of no use either.
 */
final class PeerServlet extends HttpServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LoggerFactory.getLogger(PeerServlet.class);
    private static final byte[] NOTHING = {};
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    private final transient TlsMembers members;
    private final transient Places places = new Places();
    private final transient Map<String, PeerRoute> routes = new ConcurrentHashMap<>();

    PeerServlet(TlsMembers members) {
        this.members = members;
    }

    void serve(PeerRoute route) {
        if (routes.putIfAbsent(route.path(), route) != null) {
            throw new IllegalArgumentException("somebody answers at " + route.path() + " already");
        }
    }

    void withdraw(PeerRoute route) {
        routes.remove(route.path(), route);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<RandomId> member = member(request);
        PeerRoute route = routes.get(request.getRequestURI());
        if (member.isEmpty()) {
            response.setHeader("Connection", "close");
            refuse(response, HttpServletResponse.SC_FORBIDDEN);
        } else if (route == null || !request.getMethod().equals("POST")) {
            refuse(response, HttpServletResponse.SC_NOT_FOUND);
        } else {
            answerIfRoom(member.get(), route, request, response);
        }
    }

    private Optional<RandomId> member(HttpServletRequest request) {
        return request.getAttribute(CERTIFICATES) instanceof X509Certificate[] shown && shown.length > 0
                ? members.memberOf(TlsKey.hash(shown[0]))
                : Optional.empty();
    }

    private void answerIfRoom(
            RandomId member, PeerRoute route, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Semaphore room = places.of(member, route);
        if (!room.tryAcquire()) {
            refuse(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        try {
            Optional<byte[]> body = BoundedBody.read(request, route.largestBody());
            if (body.isEmpty()) {
                refuse(response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            } else {
                answer(member, route, body.get(), response);
            }
        } finally {
            room.release();
        }
    }

    private static void answer(RandomId member, PeerRoute route, byte[] body, HttpServletResponse response)
            throws IOException {
        try {
            write(response, HttpServletResponse.SC_OK, route.handler().answer(member, body));
        } catch (PeerRefusal e) {
            write(response, e.status(), e.body().unsafeArray());
        } catch (IllegalArgumentException e) {
            LOG.warn("{} asks something malformed at {}", member, route.path());
            refuse(response, HttpServletResponse.SC_BAD_REQUEST);
        } catch (RuntimeException e) { // another room's code: a fault there is logged and answered
            LOG.error("a question at {} could not be answered", route.path(), e);
            refuse(response, HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        }
    }

    private static void refuse(HttpServletResponse response, int status) throws IOException {
        write(response, status, NOTHING);
    }

    private static void write(HttpServletResponse response, int status, byte[] body) throws IOException {
        response.setStatus(status);
        response.setContentType("application/octet-stream");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
