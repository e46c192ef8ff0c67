Names with what stands after the family name.

    When I parse the names "Sample, Jr., Ben and Roe, III, Jane"
      | given | family | suffix |
      | Ben   | Sample | Jr.    |
      | Jane  | Roe    | III    |
