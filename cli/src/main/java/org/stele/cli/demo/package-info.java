/** {@code stele demo}: the whole story on this machine. Start at {@link org.stele.cli.demo.DemoCommand}. */
@NullMarked
package org.stele.cli.demo;

import org.jspecify.annotations.NullMarked;
