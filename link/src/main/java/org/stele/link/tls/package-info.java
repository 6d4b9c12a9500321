/**
 * TLS between nodes: a key, the certificate that is made around it at each start, and a trust that looks at keys only. Start at
 * {@link org.stele.link.tls.TlsKey}.
 */
@NullMarked
package org.stele.link.tls;

import org.jspecify.annotations.NullMarked;
