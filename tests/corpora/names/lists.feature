Lists of names, as they stand under titles.

    When I parse the names "Ada Example and Ben Sample"
      | given | family  |
      | Ada   | Example |
      | Ben   | Sample  |
    When I parse the names "Example, Ada, Sample, Ben, Roe, Jane"
      | given | family  |
      | Ada   | Example |
      | Ben   | Sample  |
      | Jane  | Roe     |
    When I parse the names "Example, A., Sample, B. B. & Roe, J."
      | given | family  |
      | A.    | Example |
      | B. B. | Sample  |
      | J.    | Roe     |
    When I parse the names "Ada Example; Ben Sample; Jane Roe"
      | given | family  |
      | Ada   | Example |
      | Ben   | Sample  |
      | Jane  | Roe     |
