package io.deployguardian.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaStaticInitializer;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What happens in a static initialiser, or in what one calls, however far away. */
final class WhileInitialising extends DescribedPredicate<JavaAccess<?>> {

  WhileInitialising() {
    super("while a class is initialised");
  }

  @Override
  public boolean test(JavaAccess<?> access) {
    Set<JavaCodeUnit> seen = new HashSet<>();
    var open = new ArrayDeque<>(List.of(access.getOrigin()));
    while (!open.isEmpty()) {
      JavaCodeUnit at = open.pop();
      if (at instanceof JavaStaticInitializer) {
        return true;
      }
      if (seen.add(at)) {
        at.getAccessesToSelf().forEach(caller -> open.add(caller.getOrigin()));
      }
    }
    return false;
  }
}
